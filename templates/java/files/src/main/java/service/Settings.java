package service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the service is told by its environment.
 *
 * @param backing what it needs beside it, by name
 * @param databasePassword from a file, never from a variable
 */
record Settings(int port, Log.Level logLevel, SortedMap<String, Address> backing, String databasePassword) {
    record Address(String host, int port) {}

    /** Everything that is wrong with the settings, a line each. */
    static final class WrongException extends Exception {
        private static final long serialVersionUID = 1;

        WrongException(List<String> problems) {
            super(String.join("\n", problems));
        }
    }

    static Settings from(Map<String, String> environment) throws WrongException {
        List<String> problems = new ArrayList<>();
        int port = port(environment, "PORT", "{= port =}", problems);
        Log.Level level = Log.Level.INFO;
        String name = given(environment, "LOG_LEVEL", "info");
        try {
            level = Log.Level.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            problems.add("LOG_LEVEL is \"%s\": it must be debug, info, warn or error".formatted(name));
        }
        SortedMap<String, Address> backing = new TreeMap<>();
        for (String kind : List.of("DATABASE", "CACHE")) {
            String host = given(environment, kind + "_HOST", "");
            if (!host.isEmpty()) {
                Address address = new Address(host, port(environment, kind + "_PORT", "", problems));
                backing.put(kind.toLowerCase(Locale.ROOT), address);
            }
        }
        String password = "";
        String path = given(environment, "DATABASE_PASSWORD_FILE", "");
        if (!path.isEmpty()) {
            try {
                password = Files.readString(Path.of(path)).strip();
            } catch (NoSuchFileException missing) {
                problems.add("DATABASE_PASSWORD_FILE is \"%s\": there is no such file".formatted(path));
            } catch (IOException | InvalidPathException error) {
                problems.add("DATABASE_PASSWORD_FILE is \"%s\": it cannot be read: %s".formatted(path, error));
            }
        }
        if (!problems.isEmpty()) {
            throw new WrongException(problems);
        }
        return new Settings(port, level, backing, password);
    }

    private static String given(Map<String, String> environment, String name, String otherwise) {
        String value = environment.getOrDefault(name, "");
        return value.isEmpty() ? otherwise : value;
    }

    private static int port(Map<String, String> environment, String name, String otherwise, List<String> problems) {
        String value = given(environment, name, otherwise);
        if (value.matches("[0-9]{1,5}")) {
            int port = Integer.parseInt(value);
            if (port > 0 && port < 65536) {
                return port;
            }
        }
        problems.add("%s is \"%s\": it must be a number from 1 to 65535".formatted(name, value));
        return 0;
    }

    /** Without the password, wherever it is written. */
    @Override
    public String toString() {
        return "Settings[port=%d, logLevel=%s, backing=%s]".formatted(port, logLevel, backing);
    }
}
