package service;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Asks the service in the same container whether it works; the image has nothing else that could. */
final class HealthProbe {
    /** Milliseconds. */
    private static final int TIMEOUT = 2000;

    private HealthProbe() {}

    public static void main(String[] arguments) {
        String port = System.getenv().getOrDefault("PORT", "{= port =}");
        try {
            String status = ask(Integer.parseInt(port));
            if (status.equals("HTTP/1.1 200")) {
                return;
            }
            System.err.println("/livez says " + status);
        } catch (IOException | NumberFormatException error) {
            System.err.println("/livez on port " + port + ": " + error.getMessage());
        }
        System.exit(1);
    }

    /** A socket is all it takes: an HTTP client would take longer to load than to ask. */
    static String ask(int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(TIMEOUT);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT);
            String request = "GET /livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes("HTTP/1.1 200".length()), StandardCharsets.US_ASCII);
        }
    }
}
