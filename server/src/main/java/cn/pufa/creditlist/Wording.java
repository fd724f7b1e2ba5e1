package cn.pufa.creditlist;

import cn.pufa.organization.Organization;
import cn.pufa.procedure.Opening;
import cn.pufa.procedure.Periods;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** The words of notices. */
final class Wording {

  /** Who proposes; the account is null where the server does. */
  record Author(UUID person, String name) {
    static final Author SERVER = new Author(null, "系统");
  }

  /** A year that is owed. */
  record Missing(int year, LocalDate dueOn) {
    String facts() {
      return "%d年度工作报告应当在%s以前报送，到期没有收到。".formatted(year, Periods.words(dueOn));
    }
  }

  private static final String RIGHTS =
      "贵单位可以在收到告知书的次日起10个工作日内陈述、申辩，书面提交或者在网上提交都可以。期限内没有提出的，本机关将依法作出决定。";

  private final Rules rules;

  Wording(Rules rules) {
    this.rules = rules;
  }

  Opening notice(Move move, String number, String reasons, Author author) {
    GroundRule rule = rules.ground(move.grounds().getFirst().code());
    String facts = move.grounds().stream().map(Ground::facts).collect(Collectors.joining("\n"));
    return new Opening(
        move.procedure(),
        move.organization(),
        move.name(),
        move.township(),
        "credit-move/" + move.id(),
        move.kind().subject,
        number,
        facts,
        reasons == null ? reasons(move, rule) : reasons,
        rules.basis(rule),
        RIGHTS,
        "statement",
        null,
        null,
        author.person(),
        author.name());
  }

  private static String reasons(Move move, GroundRule rule) {
    String then = move.kind() == MoveKind.ADD_GROUND ? "拟增加为列入名录的情形" : "拟列入" + rule.list().words();
    return "属于“%s”的情形，%s。".formatted(rule.title(), then);
  }

  /** In favour of the organisation: no notice, but verification, review and decision. */
  Opening removal(Move move, Author author) {
    return new Opening(
        move.procedure(),
        move.organization(),
        move.name(),
        move.township(),
        "credit-move/" + move.id(),
        move.kind().subject,
        null,
        move.application(),
        "列入的情形已经消除，申请移出。",
        "《社会组织信用信息管理办法》（民政部令第60号）" + (move.kind() == MoveKind.REMOVE_ABNORMAL ? "第十四条" : "第十七条"),
        "",
        null,
        null,
        "移出申请还没有核实，核实以后才能法制审核。",
        author.person(),
        author.name());
  }

  /** In favour of the organisation, too, and seen on paper: it begins with the review. */
  static Opening revocation(Move move, Entry entry, String facts, String reasons, Author author) {
    return new Opening(
        move.procedure(),
        move.organization(),
        move.name(),
        move.township(),
        "credit-move/" + move.id(),
        move.kind().subject + "：" + entry.list().words(),
        null,
        facts,
        reasons,
        "《社会组织信用信息管理办法》（民政部令第60号）第十八条、第十九条",
        "",
        null,
        null,
        null,
        author.person(),
        author.name());
  }

  static Move proposal(
      Organization organization,
      MoveKind kind,
      Entry entry,
      UUID run,
      String record,
      String application,
      LocalDate today,
      Author author) {
    return new Move(
        UUID.randomUUID(),
        organization.id(),
        organization.name(),
        organization.creditCode(),
        organization.township(),
        kind,
        Move.Progress.OPEN,
        UUID.randomUUID(),
        entry == null ? null : entry.id(),
        run,
        record,
        today,
        author.name(),
        application,
        null,
        null,
        null,
        List.of());
  }

  static Move with(Move move, List<Ground> grounds) {
    return new Move(
        move.id(),
        move.organization(),
        move.name(),
        move.creditCode(),
        move.township(),
        move.kind(),
        move.state(),
        move.procedure(),
        move.entry(),
        move.run(),
        move.record(),
        move.proposedOn(),
        move.proposedBy(),
        move.application(),
        null,
        null,
        null,
        grounds);
  }

  static List<Ground> missed(Move move, List<Missing> missing) {
    return missing.stream()
        .map(
            year ->
                ground(
                    move,
                    Ground.REPORT_MISSED,
                    year.facts(),
                    year.year(),
                    "annual-report/" + year.year(),
                    year.dueOn().plusDays(1)))
        .toList();
  }

  static Ground twoYears(Move move, Entry entry) {
    String facts =
        "%s列入活动异常名录，%s到%s满2年，列入的情形没有全部纠正。"
            .formatted(
                Periods.words(entry.listedOn()), countedAnew(entry), Periods.words(entry.fullOn()));
    return ground(
        move,
        Ground.TWO_YEARS,
        facts,
        null,
        "credit-entry/" + entry.id(),
        entry.fullOn().plusDays(1));
  }

  /** A ground that was added moved the two years, not the day of the listing. */
  private static String countedAnew(Entry entry) {
    return entry.countsFrom().equals(entry.listedOn())
        ? ""
        : "因增加情形，自%s重新计算，".formatted(Periods.words(entry.countsFrom()));
  }

  static Ground ground(
      Move move, String code, String facts, Integer year, String record, LocalDate arisenOn) {
    return new Ground(
        null,
        move.organization(),
        move.id(),
        null,
        code,
        facts,
        year,
        record,
        arisenOn,
        null,
        null);
  }
}
