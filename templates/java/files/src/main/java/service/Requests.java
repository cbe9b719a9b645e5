package service;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** A line in the log for each request, for those of probes only when somebody debugs. */
@Component
class Requests extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(Requests.class);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
        long begun = System.nanoTime();
        try {
            response.setHeader("X-Content-Type-Options", "nosniff");
            chain.doFilter(request, response);
        } finally {
            String path = request.getRequestURI();
            Level level = switch (path) {
                case "/livez", "/readyz", "/metrics" -> Level.DEBUG;
                default -> Level.INFO;
            };
            LOG.atLevel(level)
                .addKeyValue("method", request.getMethod())
                .addKeyValue("path", path)
                .addKeyValue("status", response.getStatus())
                .addKeyValue("seconds", (System.nanoTime() - begun) / 1e9)
                .log("request");
        }
    }
}
