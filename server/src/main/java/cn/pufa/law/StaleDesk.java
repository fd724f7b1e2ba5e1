package cn.pufa.law;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.identity.Contact;
import cn.pufa.identity.People;
import cn.pufa.law.CitingKind.Described;
import cn.pufa.law.StaleCitation.How;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Request.Page;
import cn.pufa.platform.time.BusinessClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The list of what must be looked at again (待复核), and saying that somebody has. */
final class StaleDesk {

  private record StaleCitationPage(int total, List<View> items) {}

  private record View(
      UUID id,
      String kind,
      String subject,
      String title,
      String link,
      String owner,
      boolean mine,
      String statute,
      String law,
      LocalDate version,
      int article,
      String label,
      StaleCitation.What what,
      LocalDate newVersion,
      Integer newArticle,
      String newLabel,
      LocalDate dueOn,
      List<WordDiff.Part> parts,
      Instant foundAt,
      Instant withdrawnAt,
      Instant settledAt,
      String settledBy,
      How settledHow,
      String settledNote) {}

  private record Settlement(How how, Integer article, String note) {}

  /** Something that is there no more, or whose feature answers for nothing. */
  private static final Described VANISHED = new Described("（已经不在了）", null, null);

  private final Commands commands;
  private final Statutes statutes;
  private final Citations citations;
  private final People people;
  private final BusinessClock clock;

  StaleDesk(
      Commands commands,
      Statutes statutes,
      Citations citations,
      People people,
      BusinessClock clock) {
    this.commands = commands;
    this.statutes = statutes;
    this.citations = citations;
    this.people = people;
    this.clock = clock;
  }

  /** Whose something is only its feature can tell, so all of the list is described. */
  StaleCitationPage list(Tx tx, Request request) {
    List<StaleCitation> all =
        StaleStore.list(tx, request.flag("settled"), request.text("kind"), request.text("statute"));
    Map<Citations.Subject, Described> described = described(tx, all);
    UUID caller = request.caller().person();
    List<StaleCitation> wanted =
        all.stream()
            .filter(
                stale ->
                    !request.flag("mine") || caller.equals(described.get(stale.subject()).owner()))
            .toList();
    Page page = request.page();
    return new StaleCitationPage(
        wanted.size(),
        views(
            tx,
            wanted.stream().skip(page.offset()).limit(page.limit()).toList(),
            described,
            caller));
  }

  private Map<Citations.Subject, Described> described(Tx tx, List<StaleCitation> all) {
    Map<Citations.Subject, Described> described = new HashMap<>();
    all.forEach(stale -> described.put(stale.subject(), VANISHED));
    Map<String, List<String>> byFeature =
        described.keySet().stream()
            .collect(
                Collectors.groupingBy(
                    Citations.Subject::feature,
                    Collectors.mapping(Citations.Subject::id, Collectors.toList())));
    byFeature.forEach(
        (feature, ids) -> {
          CitingKind kind = citations.kinds().get(feature);
          if (kind != null) {
            kind.describe(tx, ids)
                .forEach((id, one) -> described.put(new Citations.Subject(feature, id), one));
          }
        });
    return described;
  }

  private List<View> views(
      Tx tx, List<StaleCitation> page, Map<Citations.Subject, Described> described, UUID caller) {
    Map<UUID, Contact> names =
        people.contacts(
            tx,
            page.stream()
                .flatMap(
                    stale -> Stream.of(stale.settledBy(), described.get(stale.subject()).owner()))
                .filter(Objects::nonNull)
                .distinct()
                .toList());
    return page.stream()
        .map(stale -> view(tx, stale, described.get(stale.subject()), names, caller))
        .toList();
  }

  private View view(
      Tx tx, StaleCitation stale, Described subject, Map<UUID, Contact> names, UUID caller) {
    ArticleRef ref = stale.ref();
    ArticleRef now = stale.now();
    return new View(
        stale.id(),
        stale.subject().feature(),
        stale.subject().id(),
        subject.title(),
        subject.link(),
        name(names, subject.owner()),
        caller.equals(subject.owner()),
        ref.statute(),
        citations.cited(ref).law(),
        ref.version(),
        ref.article(),
        ref.label(),
        stale.what(),
        stale.newVersion(),
        now == null ? null : now.article(),
        now == null ? null : now.label(),
        stale.dueOn(),
        WordDiff.of(text(tx, ref), now == null ? "" : text(tx, now)),
        stale.foundAt(),
        stale.withdrawnAt(),
        stale.settledAt(),
        name(names, stale.settledBy()),
        stale.settledHow(),
        stale.settledNote());
  }

  private static String name(Map<UUID, Contact> names, UUID person) {
    Contact contact = names.get(person);
    return contact == null ? null : contact.name();
  }

  private static String text(Tx tx, ArticleRef ref) {
    return LawStore.article(tx, ref).map(LawStore.ArticleText::text).orElse("");
  }

  Answer settle(Request request) {
    var settlement = request.body(Settlement.class);
    requireNote(settlement);
    UUID id = request.id("stale");
    UUID caller = request.caller().person();
    return commands.run(
        request,
        tx -> {
          StaleCitation stale = StaleStore.lock(tx, id).orElseThrow(Problem::notFound);
          if (!stale.isOpen()) {
            throw Problem.conflict("这一条已经处理过了。");
          }
          StaleCitation settled = settled(tx, stale, settlement, caller);
          List<StaleCitation> one = List.of(settled);
          View view = views(tx, one, described(tx, one), caller).getFirst();
          return new Outcome(
              "stale-citation/" + id, settlement.note(), (Answer.Json) Answer.ok(view));
        });
  }

  private static void requireNote(Settlement settlement) {
    if (settlement.how() == How.noted && settlement.note() == null) {
      throw Problem.invalid("/note", "请写明为什么不用改");
    }
    if (settlement.how() == How.noted && settlement.article() != null) {
      throw Problem.invalid("/article", "只有复核无误时才填新的条号");
    }
  }

  private StaleCitation settled(Tx tx, StaleCitation stale, Settlement settlement, UUID caller) {
    Integer article = settlement.article();
    if (settlement.how() == How.still_right) {
      article = requireArticle(stale, article);
    }
    StaleCitation settled =
        StaleStore.settle(
            tx, stale.id(), clock.now(), caller, settlement.how(), settlement.note(), article);
    boolean moves =
        settlement.how() == How.still_right
            && !clock.today().isBefore(settled.dueOn())
            && !settled.ref().equals(settled.now());
    if (moves) {
      citations.ripple(tx).carry(settled.subject(), settled.ref(), settled.now(), How.still_right);
    }
    return settled;
  }

  /** Nothing can be right any more where nothing has taken the place. */
  private Integer requireArticle(StaleCitation stale, Integer named) {
    Integer article = named;
    if (article == null && stale.now() != null) {
      article = stale.now().article();
    }
    boolean exists =
        article != null
            && stale.newVersion() != null
            && statutes
                .status(new ArticleRef(stale.ref().statute(), stale.newVersion(), article))
                .isPresent();
    if (exists) {
      return article;
    }
    throw stale.newVersion() == null
        ? Problem.conflict("这部法规已经废止，引用它的内容不能算复核无误。请改写，或者注明为什么不用改。")
        : Problem.invalid("/article", "新版本里没有这一条，请填它在新版本里是第几条");
  }
}
