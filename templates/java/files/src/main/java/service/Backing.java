package service;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether what stands beside the service can be reached: a part of /readyz. */
@Component("backing")
class Backing implements HealthIndicator {
    /** Milliseconds. */
    private static final int TIMEOUT = 1000;

    private static final Logger LOG = LoggerFactory.getLogger(Backing.class);

    private final Database database;
    private final Cache cache;

    Backing(Database database, Cache cache) {
        this.database = database;
        this.cache = cache;
    }

    @Override
    public Health health() {
        boolean up = reaches("database", database.host(), database.port());
        up &= reaches("cache", cache.host(), cache.port());
        return up ? Health.up().build() : Health.down().build();
    }

    private static boolean reaches(String what, String host, int port) {
        if (host.isEmpty()) {
            return true;
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), TIMEOUT);
            return true;
        } catch (IOException error) {
            LOG.atWarn().addKeyValue("needs", what).addKeyValue("error", error.toString()).log("not ready");
            return false;
        }
    }
}
