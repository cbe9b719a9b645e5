package service;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is known of the cache: from CACHE_HOST and CACHE_PORT.
 *
 * @param host empty where there is none
 */
@ConfigurationProperties("cache")
record Cache(@DefaultValue("") String host, @DefaultValue("6379") int port) {}
