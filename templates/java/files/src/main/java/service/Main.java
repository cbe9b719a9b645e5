package service;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.Executors;

/** Serves {= name =} over HTTP. */
final class Main {
    /** Seconds that requests may still take after SIGTERM: less than an engine waits before it kills. */
    private static final int LONGEST_STOP = 8;

    private Main() {}

    public static void main(String[] arguments) {
        Settings settings;
        try {
            settings = Settings.from(System.getenv());
        } catch (Settings.WrongException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
            return;
        }
        Log.level = settings.logLevel();
        try {
            serve(settings, System.getenv().getOrDefault("SERVICE_VERSION", "0.0.0-dev"));
        } catch (IOException error) {
            Log.line(Log.Level.ERROR, "stopped", Map.of("error", String.valueOf(error.getMessage())));
            System.exit(1);
        }
    }

    /** Serves until SIGTERM or SIGINT, which let requests that are under way finish; the JVM then exits with 143 or 130. */
    private static void serve(Settings settings, String version) throws IOException {
        // Seconds for a request, for its answer and between two of them.
        System.setProperty("sun.net.httpserver.maxReqTime", "15");
        System.setProperty("sun.net.httpserver.maxRspTime", "30");
        System.setProperty("sun.net.httpserver.idleInterval", "60");
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("jdk.httpserver.maxConnections", "1000");

        Service service = new Service(settings, version);
        HttpServer server = HttpServer.create(new InetSocketAddress(settings.port()), 0);
        server.createContext("/", service::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            Log.line(Log.Level.INFO, "stopping", Map.of());
            service.drain();
            server.stop(LONGEST_STOP);
            Log.line(Log.Level.INFO, "stopped", Map.of());
        }));
        server.start();
        Log.line(Log.Level.INFO, "listening", Map.of("port", settings.port(), "version", version));
    }
}
