package service;

import com.sun.net.httpserver.HttpServer;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The tests, as a program: they need nothing but the JDK. */
final class Tests {
    interface Test {
        void run() throws Exception;
    }

    private Tests() {}

    public static void main(String[] arguments) {
        Map<String, Test> tests = new LinkedHashMap<>();
        tests.put("defaults", Tests::defaults);
        tests.put("all problems at once", Tests::allProblemsAtOnce);
        tests.put("secret file", Tests::secretFile);
        tests.put("one line whatever is in it", Tests::oneLine);
        tests.put("answers", Tests::answers);
        tests.put("over HTTP", Tests::overHttp);
        tests.put("not ready without what it needs", Tests::notReady);
        tests.put("drains", Tests::drains);

        Log.level = Log.Level.ERROR;
        int failed = 0;
        for (var test : tests.entrySet()) {
            try {
                test.getValue().run();
                System.out.println("ok      " + test.getKey());
            } catch (Exception | AssertionError error) {
                failed++;
                System.out.println("FAILED  " + test.getKey());
                error.printStackTrace(System.out);
            }
        }
        System.exit(failed == 0 ? 0 : 1);
    }

    private static void same(Object expected, Object actual) {
        if (!Objects.equals(expected, actual)) {
            throw new AssertionError("expected " + expected + ", but got " + actual);
        }
    }

    private static void contains(String part, String text) {
        if (!text.contains(part)) {
            throw new AssertionError(part + " is not in " + text);
        }
    }

    private static Service service(Map<String, Settings.Address> backing) {
        return new Service(new Settings({= port =}, Log.Level.ERROR, new TreeMap<>(backing), ""), "1.2.3");
    }

    private static void defaults() throws Exception {
        Settings settings = Settings.from(Map.of());
        same({= port =}, settings.port());
        same(Log.Level.INFO, settings.logLevel());
        same(Map.of(), settings.backing());
    }

    private static void allProblemsAtOnce() {
        var environment = Map.of(
            "PORT", "http",
            "LOG_LEVEL", "loud",
            "DATABASE_HOST", "database",
            "DATABASE_PORT", "65536",
            "DATABASE_PASSWORD_FILE", "/nowhere");
        try {
            Settings.from(environment);
        } catch (Settings.WrongException wrong) {
            same(4L, wrong.getMessage().lines().count());
            for (String name : new String[] {"PORT", "LOG_LEVEL", "DATABASE_PORT", "DATABASE_PASSWORD_FILE"}) {
                contains(name + " is ", wrong.getMessage());
            }
            return;
        }
        throw new AssertionError("nothing was refused");
    }

    private static void secretFile() throws Exception {
        Path path = Files.createTempFile("password", "");
        try {
            Files.writeString(path, "open sesame\n");
            Settings settings = Settings.from(Map.of("DATABASE_PASSWORD_FILE", path.toString()));
            same("open sesame", settings.databasePassword());
            same(false, settings.toString().contains("sesame"));
        } finally {
            Files.delete(path);
        }
    }

    private static void oneLine() {
        String line = Log.object(
            Instant.parse("2024-02-29T12:34:56.007Z"), Log.Level.WARN, "a \"b\"\n", Map.of("path", "/\\\u001b[0m", "status", 404));
        same("{\"time\":\"2024-02-29T12:34:56.007Z\",\"level\":\"WARN\",\"msg\":\"a \\\"b\\\"\\n\",\"path\":\"/\\\\\\u001b[0m\",\"status\":404}\n", line);
    }

    private static void answers() {
        Service service = service(Map.of());
        Map.of("/", "1.2.3", "/livez", "ok", "/readyz", "ok", "/metrics", "http_requests_total").forEach((path, expected) -> {
            Service.Answer answer = service.answer("GET", path);
            same(200, answer.status());
            contains(expected, answer.body());
        });
        same(404, service.answer("GET", "/nothing").status());
        same(405, service.answer("POST", "/").status());
    }

    private static void overHttp() throws Exception {
        Service service = service(Map.of());
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", service::handle);
        server.start();
        try {
            int port = server.getAddress().getPort();
            same("HTTP/1.1 200", HealthProbe.ask(port));
            var connection = (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/nothing?a=b").toURL().openConnection();
            same(404, connection.getResponseCode());
            connection = (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/metrics").toURL().openConnection();
            try (InputStream body = connection.getInputStream()) {
                String metrics = new String(body.readAllBytes(), StandardCharsets.UTF_8);
                contains("http_requests_total{status=\"200\"} 1\n", metrics);
                contains("http_requests_total{status=\"404\"} 1\n", metrics);
            }
        } finally {
            server.stop(0);
        }
    }

    private static void notReady() throws Exception {
        ServerSocket database = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Service service = service(Map.of("database", new Settings.Address("127.0.0.1", database.getLocalPort())));
        same(200, service.answer("GET", "/readyz").status());
        database.close();
        Service.Answer answer = service.answer("GET", "/readyz");
        same(503, answer.status());
        contains("database", answer.body());
        // What a restart cannot mend must not restart it.
        same(200, service.answer("GET", "/livez").status());
    }

    private static void drains() {
        Service service = service(Map.of());
        service.drain();
        same(503, service.answer("GET", "/readyz").status());
    }
}
