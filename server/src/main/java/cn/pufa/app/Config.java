package cn.pufa.app;

import cn.pufa.delivery.DeliverySettings;
import cn.pufa.delivery.MailTls;
import cn.pufa.identity.Divisions;
import cn.pufa.platform.secret.Secret;
import cn.pufa.platform.secret.SecretUrl;
import cn.pufa.platform.secret.VaultKeys;
import cn.pufa.procedure.Remedies;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Everything the server takes from its environment, read once; all faults are told together, by
 * variable.
 *
 * @param databaseUrl empty for the embedded PostgreSQL
 * @param databaseOwnerUrl role that migrates; empty when the application's own does
 * @param publicUrl where residents open the service, without a slash at its end; messages link to
 *     it
 * @param smtpUrl empty for the demo's stand-in
 * @param bounceImapUrl mailbox of returned e-mails; empty where nobody reads one
 * @param backups where copies of the embedded database, its log and the kept files go; empty for
 *     none
 * @param mediaMegabytes how large a video or a recording of a lesson may be
 * @param keys what personal data is sealed with
 * @param delivery how this node sends
 * @param requireTotp whether staff get their roles only with an authenticator (动态口令)
 * @param slowness what the log tells of
 * @param reconsiderationOrgan empty for the county's own government
 * @param court that hears cases against the bureau; empty where nobody has named it
 */
public record Config(
    Mode mode,
    Http http,
    Path home,
    Optional<String> publicUrl,
    Optional<SecretUrl> databaseUrl,
    Optional<SecretUrl> databaseOwnerUrl,
    Optional<SecretUrl> redisUrl,
    Optional<SecretUrl> smtpUrl,
    Optional<SecretUrl> bounceImapUrl,
    Path statutes,
    Path files,
    Optional<BackupFolder> backups,
    int mediaMegabytes,
    Clock clock,
    VaultKeys keys,
    Providers providers,
    DeliverySettings delivery,
    boolean requireTotp,
    Slowness slowness,
    Optional<String> reconsiderationOrgan,
    Optional<String> court,
    long seed) {

  public enum Mode {
    DEMO,
    PRODUCTION
  }

  /**
   * @param port 0 for any free one, @param managementPort empty for none
   */
  public record Http(
      String host, int port, Optional<Integer> managementPort, Set<String> trustedProxies) {}

  /** Told as one sentence a fault. */
  public static final class Faulty extends RuntimeException {
    Faulty(List<String> faults) {
      super(String.join("\n", faults), null, false, false);
    }
  }

  private static final Set<String> DEFAULT_PASSWORDS =
      Set.of("", "postgres", "password", "pufa", "admin", "changeme", "secret", "123456");

  public boolean isDemo() {
    return mode == Mode.DEMO;
  }

  /** What letters name to whoever does not agree with a decision. */
  Remedies remedies(Divisions divisions) {
    String government = divisions.county().name() + "人民政府";
    return new Remedies(reconsiderationOrgan.orElse(government), court);
  }

  public static Config read(Map<String, String> environment) {
    return new Reader(environment).read();
  }

  static final class Reader {

    private final Map<String, String> environment;
    private final List<String> faults = new ArrayList<>();

    Reader(Map<String, String> environment) {
      this.environment = environment;
    }

    Config read() {
      Mode mode = mode();
      Path home = Path.of(text("PUFA_HOME").orElse(".pufa")).toAbsolutePath().normalize();
      Http http = http();
      var config =
          new Config(
              mode,
              http,
              home,
              publicUrl(mode, http),
              secretUrl("DATABASE_URL", "postgresql", "postgres"),
              secretUrl("DATABASE_OWNER_URL", "postgresql", "postgres"),
              secretUrl("REDIS_URL", "redis", "rediss"),
              mailServer("SMTP_URL", "smtp", "smtps"),
              mailServer("BOUNCE_IMAP_URL", "imap", "imaps"),
              Path.of(text("STATUTES_DIR").orElse("statutes")),
              text("FILES_DIR").map(Path::of).orElse(home.resolve("files")),
              backups(),
              mediaMegabytes(),
              clock(mode),
              keys(mode),
              Providers.read(this, mode),
              Sending.read(this, mode),
              requireTotp(mode),
              Slowness.read(this),
              text("RECONSIDERATION_ORGAN"),
              court(mode),
              number("PUFA_SEED", 1));
      if (mode == Mode.PRODUCTION) {
        refuseDemoParts(config);
      }
      if (!faults.isEmpty()) {
        throw new Faulty(faults);
      }
      return config;
    }

    /**
     * The demo is its own; elsewhere a proxy stands before the server, and only the bureau knows.
     */
    private Optional<String> publicUrl(Mode mode, Http http) {
      Optional<String> told =
          url("PUBLIC_URL", "https", "http").map(url -> url.replaceFirst("/+$", ""));
      return mode == Mode.DEMO
          ? told.or(() -> Optional.of("http://127.0.0.1:" + http.port()))
          : told;
    }

    private Mode mode() {
      return switch (text("PUFA_MODE").orElse("production")) {
        case "demo" -> Mode.DEMO;
        case "production" -> Mode.PRODUCTION;
        default -> fault("PUFA_MODE must be demo or production", Mode.PRODUCTION);
      };
    }

    private Http http() {
      Optional<Integer> management =
          text("MANAGEMENT_PORT").map(port -> port("MANAGEMENT_PORT", 0));
      Set<String> proxies =
          text("TRUSTED_PROXIES").stream()
              .flatMap(list -> Arrays.stream(list.split(",")))
              .map(String::strip)
              .collect(Collectors.toUnmodifiableSet());
      return new Http(
          text("HTTP_HOST").orElse("127.0.0.1"), port("HTTP_PORT", 8080), management, proxies);
    }

    /** An instant at which the clock starts, or an offset such as {@code P-30D} or {@code PT6H}. */
    private Clock clock(Mode mode) {
      Clock real = Clock.systemUTC();
      String wanted = text("PUFA_CLOCK").orElse(null);
      if (wanted == null) {
        return real;
      }
      if (mode == Mode.PRODUCTION) {
        return fault("PUFA_CLOCK is refused in production: deadlines follow the true time", real);
      }
      try {
        boolean isOffset = wanted.startsWith("P") || wanted.startsWith("-P");
        Duration offset =
            isOffset
                ? Duration.parse(wanted)
                : Duration.between(Instant.now(real), Instant.parse(wanted));
        return Clock.offset(real, offset).withZone(ZoneOffset.UTC);
      } catch (DateTimeException notATime) {
        return fault(
            "PUFA_CLOCK must be an instant such as 2024-12-20T00:00:00Z or an offset such as P-30D",
            real);
      }
    }

    /** The demo has a key of its own; production brings its keys and refuses that one. */
    private VaultKeys keys(Mode mode) {
      Optional<Secret> wanted = text("PUFA_KEYS").map(Secret::new);
      if (wanted.isEmpty()) {
        return mode == Mode.DEMO
            ? VaultKeys.DEMO
            : fault(
                "PUFA_KEYS is missing: production seals personal data with keys of its own",
                VaultKeys.DEMO);
      }
      try {
        VaultKeys keys = VaultKeys.parse(wanted.get());
        return mode == Mode.PRODUCTION && keys.holdsDemoKey()
            ? fault("PUFA_KEYS holds the demo's key, which everybody has", keys)
            : keys;
      } catch (IllegalArgumentException unreadable) {
        return fault("PUFA_KEYS " + unreadable.getMessage(), VaultKeys.DEMO);
      }
    }

    private Optional<BackupFolder> backups() {
      Optional<String> folder = text("BACKUP_DIR");
      if (folder.isPresent() && text("DATABASE_URL").isPresent()) {
        return fault(
            "BACKUP_DIR is for the embedded database; a server of your own is backed up by its own tools",
            Optional.empty());
      }
      try {
        return folder.map(path -> new BackupFolder(Path.of(path).toAbsolutePath().normalize()));
      } catch (IllegalArgumentException unusable) {
        return fault("BACKUP_DIR: " + unusable.getMessage(), Optional.empty());
      }
    }

    /** Which one it is, only the bureau knows; the demo has an invented one. */
    private Optional<String> court(Mode mode) {
      Optional<String> told = text("ADMINISTRATIVE_COURT");
      return mode == Mode.DEMO ? told.or(() -> Optional.of("演示人民法院")) : told;
    }

    private boolean requireTotp(Mode mode) {
      return switch (text("PUFA_REQUIRE_TOTP").orElse(mode == Mode.PRODUCTION ? "yes" : "no")) {
        case "yes" -> true;
        case "no" -> false;
        default -> fault("PUFA_REQUIRE_TOTP must be yes or no", true);
      };
    }

    private Optional<SecretUrl> mailServer(String name, String... schemes) {
      Optional<SecretUrl> server = secretUrl(name, schemes);
      server.flatMap(MailTls::fault).ifPresent(fault -> faults.add(name + fault));
      return server;
    }

    private Optional<SecretUrl> secretUrl(String name, String... schemes) {
      return url(name, schemes).map(SecretUrl::of);
    }

    /** Empty when absent or no good, and then a fault is told. */
    Optional<String> url(String name, String... schemes) {
      return text(name)
          .filter(
              url -> {
                String fault = faultOf(url, schemes);
                if (fault != null) {
                  faults.add(name + fault);
                }
                return fault == null;
              });
    }

    private static String faultOf(String url, String... schemes) {
      try {
        URI uri = URI.create(url);
        if (!Arrays.asList(schemes).contains(uri.getScheme()) || uri.getHost() == null) {
          return " must look like " + schemes[0] + "://host:port";
        }
        boolean namesNobody = SecretUrl.of(url).user().isEmpty();
        return schemes[0].equals("postgresql") && namesNobody
            ? " must name a role: postgresql://role:password@host:port/database"
            : null;
      } catch (IllegalArgumentException notAUrl) {
        return " is not a URL";
      }
    }

    private void refuseDemoParts(Config config) {
      if (text("SMTP_URL").isEmpty()) {
        faults.add(
            "SMTP_URL is missing: production sends through a real mail server, not the demo's stand-in");
      }
      config.databaseUrl().ifPresent(url -> requirePassword("DATABASE_URL", url));
      config.databaseOwnerUrl().ifPresent(url -> requirePassword("DATABASE_OWNER_URL", url));
      if (text("DATABASE_URL").isPresent() && text("DATABASE_OWNER_URL").isEmpty()) {
        faults.add(
            "DATABASE_OWNER_URL is missing: the server's own role must not own the audit trail");
      }
      if (config.databaseUrl().isPresent()
          && config
              .databaseUrl()
              .flatMap(SecretUrl::user)
              .equals(config.databaseOwnerUrl().flatMap(SecretUrl::user))) {
        faults.add("DATABASE_OWNER_URL must name another role than DATABASE_URL");
      }
    }

    private void requirePassword(String name, SecretUrl url) {
      String password = url.password();
      boolean isDefault = DEFAULT_PASSWORDS.contains(password.toLowerCase(Locale.ROOT));
      if (isDefault || url.user().equals(Optional.of(password))) {
        faults.add(name + " has no password or a default one");
      }
    }

    private int mediaMegabytes() {
      long megabytes = number("MEDIA_MAX_MB", 200);
      return megabytes < 1 || megabytes > 2_000
          ? fault("MEDIA_MAX_MB must be from 1 to 2000", 200)
          : (int) megabytes;
    }

    private int port(String name, int otherwise) {
      long port = number(name, otherwise);
      return port > 65_535 ? fault(name + " must be at most 65535", otherwise) : (int) port;
    }

    long number(String name, long otherwise) {
      Optional<String> value = text(name);
      if (value.isPresent() && !value.get().matches("[0-9]{1,9}")) {
        return fault(name + " must be a whole number", otherwise);
      }
      return value.map(Long::parseLong).orElse(otherwise);
    }

    Optional<String> text(String name) {
      return Optional.ofNullable(environment.get(name))
          .map(String::strip)
          .filter(value -> !value.isEmpty());
    }

    <T> T fault(String sentence, T otherwise) {
      faults.add(sentence);
      return otherwise;
    }
  }
}
