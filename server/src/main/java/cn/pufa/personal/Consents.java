package cn.pufa.personal;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.identity.Roles;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Giving consent to a text as it is now, and taking it back. */
public final class Consents {

  /** As a client sends it. */
  public record Given(String code, LocalDate version) {}

  private record Withdrawn(String code) {}

  /**
   * @param current given to the text as it is now, and not withdrawn
   */
  record Consent(
      String code,
      LocalDate version,
      String title,
      boolean current,
      Instant givenAt,
      Instant withdrawnAt) {}

  private final Database database;
  private final Commands commands;
  private final PersonalData data;
  private final BusinessClock clock;
  private final List<ConsentText> texts = ConsentText.load();

  public Consents(Database database, Commands commands, PersonalData data, BusinessClock clock) {
    this.database = database;
    this.commands = commands;
    this.data = data;
    this.clock = clock;
  }

  List<ConsentText> texts() {
    return texts;
  }

  Answer give(Request request) {
    var given = request.body(Given.class);
    requireCurrent(given, "");
    UUID person = request.caller().person();
    return commands.run(
        request,
        tx -> {
          record(tx, person, given);
          return Outcome.of(
              subject(given.code(), person), Answer.ok(latest(tx, person, given.code())));
        });
  }

  /**
   * @param at pointer of the object that holds code and version
   */
  public void requireCurrent(Given given, String at) {
    ConsentText text =
        texts.stream()
            .filter(known -> known.code().equals(given.code()))
            .findFirst()
            .orElseThrow(() -> Problem.invalid(at + "/code", "没有这份告知书"));
    if (!text.version().equals(given.version())) {
      throw Problem.invalid(at + "/version", "告知书已经更新，请看过新的再同意");
    }
  }

  /** The standing consent stays as it is; one to an older wording gives way. */
  public void record(Tx tx, UUID person, Given given) {
    Roles.lock(tx, person);
    if (!ConsentStore.stands(tx, person, given.code(), given.version())) {
      ConsentStore.withdraw(tx, person, given.code(), clock.now());
      ConsentStore.insert(tx, person, given.code(), given.version(), clock.now());
    }
  }

  /**
   * What was kept because of it is erased with it (个人信息保护法 15, 47), also where it stands in the
   * answer of a command.
   */
  Answer withdraw(Request request) {
    String code = request.body(Withdrawn.class).code();
    UUID person = request.caller().person();
    return commands.run(
        request,
        tx -> {
          if (ConsentStore.withdraw(tx, person, code, clock.now()) == 0) {
            throw Problem.conflict("您没有同意过这一项，或者已经撤回。");
          }
          data.eraseUnder(code, tx, person);
          commands.forgetAnswers(tx, request.caller().account());
          return Outcome.of(subject(code, person), Answer.ok(latest(tx, person, code)));
        });
  }

  void withdrawAll(Tx tx, UUID person) {
    ConsentStore.withdrawAll(tx, person, clock.now());
  }

  private static String subject(String code, UUID person) {
    return "consent/" + code + "/person/" + person;
  }

  private Consent latest(Tx tx, UUID person, String code) {
    return list(tx, person).stream()
        .filter(consent -> consent.code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  List<Consent> list(Tx tx, UUID person) {
    return ConsentStore.list(tx, person).stream().map(this::consent).toList();
  }

  private Consent consent(ConsentStore.Row row) {
    var text = texts.stream().filter(known -> known.code().equals(row.code())).findFirst();
    boolean current =
        row.withdrawnAt() == null
            && text.map(ConsentText::version).filter(row.version()::equals).isPresent();
    return new Consent(
        row.code(),
        row.version(),
        text.map(ConsentText::title).orElse(row.code()),
        current,
        row.givenAt(),
        row.withdrawnAt());
  }

  /**
   * @param age how long a withdrawn consent is kept, to prove that there was one
   */
  public void forgetWithdrawn(Duration age) {
    database.run(tx -> ConsentStore.forgetWithdrawn(tx, clock.now().minus(age)));
  }
}
