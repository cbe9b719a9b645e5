package service;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the service is there for: yours to replace. */
@RestController
class Hello {
    /** Written as JSON. */
    record Greeting(String service, String version) {}

    private final Greeting greeting;

    Hello(@Value("${spring.application.name}") String service, @Value("${service.version}") String version) {
        greeting = new Greeting(service, version);
    }

    @GetMapping("/")
    Greeting hello() {
        return greeting;
    }
}
