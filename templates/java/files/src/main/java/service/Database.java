package service;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is known of the database: from DATABASE_HOST and the like.
 *
 * @param host empty where there is none
 * @param password from the file database/password in /run/secrets, never from a variable
 */
@ConfigurationProperties("database")
record Database(
    @DefaultValue("") String host,
    @DefaultValue("5432") int port,
    @DefaultValue("") String name,
    @DefaultValue("") String user,
    @DefaultValue("") String password) {

    /** Without the password, wherever it is written. */
    @Override
    public String toString() {
        return "Database[host=%s, port=%d, name=%s, user=%s]".formatted(host, port, name, user);
    }
}
