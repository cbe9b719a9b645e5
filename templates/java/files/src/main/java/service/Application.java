package service;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Serves {= name =} over HTTP. What it is told is in application.yaml. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
class Application {
    public static void main(String[] arguments) {
        SpringApplication.run(Application.class, arguments);
    }
}
