package service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ConfigurableApplicationContext;

/** The service as it runs: nothing in it is replaced. */
class ServiceTests {
    private ConfigurableApplicationContext service;

    private void start(String... settings) {
        String[] arguments = new String[settings.length + 1];
        arguments[0] = "--server.port=0";
        System.arraycopy(settings, 0, arguments, 1, settings.length);
        service = SpringApplication.run(Application.class, arguments);
    }

    @AfterEach
    void stop() {
        if (service != null) {
            service.close();
        }
    }

    private int port() {
        return service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    private HttpResponse<String> ask(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI address = URI.create("http://127.0.0.1:" + port() + path);
            return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void answers() throws Exception {
        start("--service.version=1.2.3");
        assertThat(ask("/").body()).isEqualTo("{\"service\":\"{= name =}\",\"version\":\"1.2.3\"}");
        assertThat(ask("/livez").statusCode()).isEqualTo(200);
        assertThat(ask("/readyz").statusCode()).isEqualTo(200);
        assertThat(ask("/nothing").statusCode()).isEqualTo(404);
        assertThat(ask("/metrics").body()).contains("http_server_requests_seconds_count{");
        // Some of what Actuator knows tells secrets.
        assertThat(ask("/env").statusCode()).isEqualTo(404);
        assertThat(HealthProbe.ask(port())).isEqualTo("HTTP/1.1 200");
    }

    @Test
    void isNotReadyWithoutWhatItNeeds() throws Exception {
        ServerSocket database = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        start("--database.host=127.0.0.1", "--database.port=" + database.getLocalPort());
        assertThat(ask("/readyz").statusCode()).isEqualTo(200);
        database.close();
        assertThat(ask("/readyz").statusCode()).isEqualTo(503);
        // What a restart cannot mend must not restart it.
        assertThat(ask("/livez").statusCode()).isEqualTo(200);
    }

    @Test
    void isNotReadyWhenItStops() throws Exception {
        start();
        AvailabilityChangeEvent.publish(service, ReadinessState.REFUSING_TRAFFIC);
        assertThat(ask("/readyz").statusCode()).isEqualTo(503);
    }

    @Test
    void readsSecretsFromFiles(@TempDir Path secrets) throws Exception {
        Path password = secrets.resolve("database/password");
        Files.createDirectory(password.getParent());
        Files.writeString(password, "open sesame\n");
        start("--spring.config.import=configtree:" + secrets + "/");
        Database database = service.getBean(Database.class);
        assertThat(database.password()).isEqualTo("open sesame");
        assertThat(database.toString()).doesNotContain("sesame");
    }

    @Test
    void refusesSettingsThatAreNone() {
        assertThatThrownBy(() -> start("--database.port=http")).hasStackTraceContaining("database.port");
    }
}
