package cn.pufa.course;

import cn.pufa.platform.secret.Vault;
import cn.pufa.platform.time.BusinessClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Addresses of files that a learner's player may fetch for some hours: a player sends no token.
 * Nothing is stored; the ticket itself is sealed.
 */
final class Tickets {

  /** What a ticket opens. */
  record Opened(String course, UUID file) {}

  static final Duration GOOD_FOR = Duration.ofHours(3);
  private static final String RECORD = "course-file";
  private static final String PATH = "/api/course-files/";

  private final Vault vault;
  private final BusinessClock clock;

  Tickets(Vault vault, BusinessClock clock) {
    this.vault = vault;
    this.clock = clock;
  }

  String address(String course, UUID file) {
    long until = clock.now().plus(GOOD_FOR).getEpochSecond();
    String sealed = vault.seal(course + " " + file + " " + until, RECORD);
    return PATH
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(sealed.getBytes(StandardCharsets.US_ASCII));
  }

  /** Empty where it is none of ours, or too old. */
  Optional<Opened> open(String ticket) {
    try {
      byte[] sealed = Base64.getUrlDecoder().decode(ticket);
      String[] parts = vault.open(new String(sealed, StandardCharsets.US_ASCII), RECORD).split(" ");
      boolean good = clock.now().isBefore(Instant.ofEpochSecond(Long.parseLong(parts[2])));
      return good ? Optional.of(new Opened(parts[0], UUID.fromString(parts[1]))) : Optional.empty();
    } catch (IllegalArgumentException | Vault.Unreadable noTicket) {
      return Optional.empty();
    }
  }
}
