package service;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/** The service without its listener. */
final class Service {
    record Answer(int status, String type, String body) {
        static Answer text(int status, String body) {
            return new Answer(status, "text/plain; charset=utf-8", body + "\n");
        }
    }

    private static final Set<String> PATHS = Set.of("/", "/livez", "/readyz", "/metrics");

    private final Settings settings;
    private final String version;
    private final Instant started = Instant.now();
    private final SortedMap<Integer, LongAdder> requests = new ConcurrentSkipListMap<>();
    private final DoubleAdder seconds = new DoubleAdder();
    private volatile boolean draining;

    /** A service that is ready at once. */
    Service(Settings settings, String version) {
        this.settings = settings;
        this.version = version;
    }

    /** Makes /readyz say no, so that nobody sends new requests while the last ones are answered. */
    void drain() {
        draining = true;
    }

    /** Answers a request, counts it and logs it. */
    void handle(HttpExchange exchange) throws IOException {
        long begun = System.nanoTime();
        String method = exchange.getRequestMethod();
        String path = String.valueOf(exchange.getRequestURI().getPath());
        Answer answer;
        try {
            answer = answer(method, path);
        } catch (RuntimeException error) {
            Log.line(Log.Level.ERROR, "failed", Map.of("path", path, "error", error.toString()));
            answer = Answer.text(500, "something went wrong here");
        }
        try (exchange) {
            send(exchange, answer, method.equals("HEAD"));
        } finally {
            observe(method, path, answer.status(), (System.nanoTime() - begun) / 1e9);
        }
    }

    private void send(HttpExchange exchange, Answer answer, boolean headOnly) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", answer.type());
        headers.set("X-Content-Type-Options", "nosniff");
        if (answer.status() == 405) {
            headers.set("Allow", "GET, HEAD");
        }
        if (draining) {
            headers.set("Connection", "close");
        }
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), headOnly ? -1 : body.length);
        if (!headOnly) {
            exchange.getResponseBody().write(body);
        }
    }

    Answer answer(String method, String path) {
        if (!PATHS.contains(path)) {
            return Answer.text(404, "there is nothing here");
        }
        if (!method.equals("GET") && !method.equals("HEAD")) {
            return Answer.text(405, "only GET is known here");
        }
        return switch (path) {
            case "/readyz" -> ready();
            case "/metrics" -> metrics();
            // Looks at nothing outside: what a restart cannot mend must not restart us.
            case "/livez" -> Answer.text(200, "ok");
            default -> hello();
        };
    }

    private Answer hello() {
        String body = "{\"service\":\"{= name =}\",\"version\":" + Log.json(version) + "}\n";
        return new Answer(200, "application/json", body);
    }

    private Answer ready() {
        if (draining) {
            return Answer.text(503, "stopping");
        }
        for (var needed : settings.backing().entrySet()) {
            try {
                reach(needed.getValue());
            } catch (IOException error) {
                Log.line(Log.Level.WARN, "not ready", Map.of("needs", needed.getKey(), "error", error.toString()));
                return Answer.text(503, needed.getKey() + " is not reachable");
            }
        }
        return Answer.text(200, "ok");
    }

    private static void reach(Settings.Address address) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.host(), address.port()), 1000);
        }
    }

    private Answer metrics() {
        StringBuilder text = new StringBuilder();
        family(text, "build_info", "gauge", "What is running.");
        text.append("build_info{version=").append(Log.json(version)).append("} 1\n");
        family(text, "process_start_time_seconds", "gauge", "When it started.");
        text.append("process_start_time_seconds ").append(started.getEpochSecond()).append('\n');
        family(text, "http_requests_total", "counter", "Requests by status.");
        requests.forEach((status, count) ->
            text.append("http_requests_total{status=\"").append(status).append("\"} ").append(count).append('\n'));
        family(text, "http_request_duration_seconds_sum", "counter", "Time spent on requests.");
        text.append("http_request_duration_seconds_sum ").append(seconds.sum()).append('\n');
        return new Answer(200, "text/plain; version=0.0.4", text.toString());
    }

    private static void family(StringBuilder text, String name, String type, String what) {
        text.append("# HELP ").append(name).append(' ').append(what).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    /** Counts a request and logs it, those of probes only when somebody debugs. */
    private void observe(String method, String path, int status, double took) {
        requests.computeIfAbsent(status, none -> new LongAdder()).increment();
        seconds.add(took);
        Log.Level level = switch (path) {
            case "/livez", "/readyz", "/metrics" -> Log.Level.DEBUG;
            default -> Log.Level.INFO;
        };
        Log.line(level, "request", Map.of("method", method, "path", path, "status", status, "seconds", took));
    }
}
