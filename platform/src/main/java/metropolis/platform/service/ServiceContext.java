package metropolis.platform.service;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import metropolis.platform.http.SignedTokens;
import metropolis.platform.kafka.KafkaSettings;

/**
 * What a service is given at its start.
 *
 * @param kafka the cluster
 * @param dataDirectory where it may keep files of its own, such as keys
 * @param tokens for secret links; the same for all services of an installation
 * @param clock the only source of time
 * @param publicUrl how people reach the site, without a slash at the end
 * @param self how other instances of the service reach this one; empty when it is the only one
 * @param environment further settings, by the name of their variable
 */
public record ServiceContext(
    KafkaSettings kafka,
    Path dataDirectory,
    SignedTokens tokens,
    InstantSource clock,
    URI publicUrl,
    Optional<URI> self,
    Map<String, String> environment) {}
