import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Run by HEALTHCHECK, because the image has a JVM but no shell. */
public final class HealthProbe {
    public static void main(String[] args) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:8080/actuator/health/liveness"))
            .timeout(Duration.ofSeconds(3))
            .build();
        try (var client = HttpClient.newHttpClient()) {
            System.exit(client.send(request, BodyHandlers.discarding()).statusCode() == 200 ? 0 : 1);
        }
    }
}
