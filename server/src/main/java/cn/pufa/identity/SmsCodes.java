package cn.pufa.identity;

import cn.pufa.audit.Commands;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.ProblemType;
import cn.pufa.platform.http.RateLimits;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.secret.Vault;
import cn.pufa.platform.sms.Sms;
import cn.pufa.platform.time.BusinessClock;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Codes sent to phones. A code works once, with its own ticket only, so a stranger's guesses spoil
 * nothing but the stranger's own ticket; and nothing here depends on whether anybody has the phone.
 */
final class SmsCodes {

  /** What the code is good for. */
  enum Purpose {
    SIGN_IN("您的登录验证码是 %s，5 分钟内有效。工作人员不会向您要验证码。"),
    BIND_PHONE("您在绑定手机号，验证码是 %s，5 分钟内有效。工作人员不会向您要验证码。"),
    /** To the phone that is to be replaced. */
    CHANGE_PHONE("您正在更换登录手机号，这是原来的号码。验证码是 %s，5 分钟内有效。不是您本人在换，请不要告诉任何人。");

    private final String text;

    Purpose(String text) {
      this.text = text;
    }

    String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  record Ticket(String ticket, long validSeconds, long resendAfterSeconds) {}

  /**
   * @param phone null where the ticket alone says which
   */
  record Proof(String ticket, String phone, String code) {}

  /** What a right code proves, until it is used. */
  record Proven(UUID ticket, String phone) {}

  private record Limit(String key, int uses, Duration window) {}

  static final Duration LIFE = Duration.ofMinutes(5);
  static final Duration RESEND = Duration.ofMinutes(1);
  static final int WRONG_ALLOWED = 5;

  private static final Duration HOUR = Duration.ofHours(1);
  private static final int AN_HOUR = 5;

  /** Many phones share one address of their operator. */
  private static final int AN_HOUR_OF_ADDRESS = 300;

  /** For one phone, from all addresses where its owner has never signed in. */
  private static final int AN_HOUR_FROM_ELSEWHERE = 10;

  private final Database database;
  private final Commands commands;
  private final RateLimits limits;
  private final KnownAddresses addresses;
  private final Vault vault;
  private final Sms sms;
  private final BusinessClock clock;

  SmsCodes(
      Database database,
      Commands commands,
      RateLimits limits,
      KnownAddresses addresses,
      Vault vault,
      Sms sms,
      BusinessClock clock) {
    this.database = database;
    this.commands = commands;
    this.limits = limits;
    this.addresses = addresses;
    this.vault = vault;
    this.sms = sms;
    this.clock = clock;
  }

  Ticket request(String phone, Purpose purpose, Request request) {
    List<Limit> taken = takeTries(phone, purpose, request.address());
    UUID id = UUID.randomUUID();
    String ticket = Tokens.make();
    String code = Tokens.makeCode();
    database.run(
        tx -> {
          Instant now = clock.now();
          SmsTicketStore.insert(
              tx,
              id,
              Tokens.hash(ticket),
              codeHash(ticket, code),
              phone,
              purpose.code(),
              now,
              now.plus(LIFE));
          commands.append(
              tx, "anyone", request.operationId(), subject(id), null, request.requestId());
        });
    send(id, phone, purpose.text.formatted(code), code, taken);
    return new Ticket(ticket, LIFE.toSeconds(), RESEND.toSeconds());
  }

  /** All of them or none. The phone is in no key: keys are seen in Redis. */
  private List<Limit> takeTries(String phone, Purpose purpose, String address) {
    boolean known = database.read(tx -> addresses.isKnown(tx, phone, address));
    String whose = vault.index("limit", phone);
    String pair = purpose.code() + ":" + whose + ":" + address;
    var wanted = new ArrayList<Limit>();
    wanted.add(new Limit("sms:minute:" + pair, 1, RESEND));
    wanted.add(new Limit("sms:hour:" + pair, AN_HOUR, HOUR));
    wanted.add(new Limit("sms:address:" + address, AN_HOUR_OF_ADDRESS, HOUR));
    if (!known) {
      wanted.add(new Limit("sms:elsewhere:" + whose, AN_HOUR_FROM_ELSEWHERE, HOUR));
    }
    for (int i = 0; i < wanted.size(); i++) {
      Limit limit = wanted.get(i);
      if (!limits.take(limit.key(), limit.uses(), limit.window())) {
        giveBack(wanted.subList(0, i));
        throw Problem.tooManyRequests(limit.window(), refusal(limit));
      }
    }
    return wanted;
  }

  private static String refusal(Limit limit) {
    return limit.window().equals(RESEND) ? "验证码一分钟只发一次。已经发出的还能用，请先看看短信。" : "一小时后可以再要验证码。";
  }

  private void giveBack(List<Limit> taken) {
    taken.forEach(limit -> limits.giveBack(limit.key(), limit.window()));
  }

  /** Asked again where nobody knows and the provider delivers once under one id. */
  private void send(UUID id, String phone, String text, String code, List<Limit> taken) {
    Sms.Outcome outcome = sms.sendCode(id.toString(), phone, text, code).await();
    if (outcome instanceof Sms.Unknown && sms.knowsRepeats()) {
      outcome = sms.sendCode(id.toString(), phone, text, code).await();
    }
    if (outcome instanceof Sms.Sent) {
      return;
    }
    giveBack(taken);
    if (outcome instanceof Sms.Refused) {
      throw Problem.invalid("/phone", "短信发不到这个号码，请核对。");
    }
    throw Problem.of(ProblemType.UNAVAILABLE, "短信现在发不出去，这次不计次数。请过几分钟再试。");
  }

  /** The phone that the code proves, or nothing; the code is used up. See {@link #check}. */
  Optional<String> spend(Tx tx, Proof proof, Purpose purpose, Request request) {
    var proven = check(tx, proof, purpose, request);
    proven.ifPresent(right -> use(tx, right));
    return proven.map(Proven::phone);
  }

  /**
   * Whether the code is right; it stays good until it is used. A wrong code is counted and written
   * down, so the caller must let this transaction commit.
   */
  Optional<Proven> check(Tx tx, Proof proof, Purpose purpose, Request request) {
    Instant now = clock.now();
    var open =
        SmsTicketStore.open(tx, Tokens.hash(proof.ticket()), purpose.code(), now, WRONG_ALLOWED);
    if (open.isEmpty()) {
      return Optional.empty();
    }
    var ticket = open.get();
    boolean ofThisPhone = proof.phone() == null || proof.phone().equals(ticket.phone());
    if (!ofThisPhone || !isEqual(codeHash(proof.ticket(), proof.code()), ticket.codeHash())) {
      SmsTicketStore.countWrong(tx, ticket.id());
      String actor = request.caller() == null ? "anyone" : request.caller().account();
      commands.append(
          tx, actor, request.operationId(), subject(ticket.id()), "验证码不对", request.requestId());
      return Optional.empty();
    }
    return Optional.of(new Proven(ticket.id(), ticket.phone()));
  }

  void use(Tx tx, Proven proven) {
    SmsTicketStore.use(tx, proven.ticket(), clock.now());
  }

  private static String subject(UUID ticket) {
    return "sms-ticket/" + ticket;
  }

  private static String codeHash(String ticket, String code) {
    return Tokens.hash(ticket + ":" + code);
  }

  private static boolean isEqual(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  void forget(Tx tx, Duration age) {
    SmsTicketStore.prune(tx, clock.now().minus(age));
  }
}
