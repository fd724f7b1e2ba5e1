package cn.pufa.counsel;

import cn.pufa.identity.Contact;
import cn.pufa.identity.People;
import cn.pufa.law.Citations;
import cn.pufa.platform.db.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Requests and opinions as the contract shows them. */
final class CounselViews {

  record Row(
      UUID id,
      Kind kind,
      String subject,
      String title,
      String version,
      String question,
      Asked.State state,
      String counsel,
      String askedBy,
      LocalDate askedOn,
      LocalDate dueOn,
      boolean overdue,
      boolean soon,
      Verdict verdict,
      LocalDate endedOn,
      Integer workingDays,
      boolean recheck) {}

  record Cited(String ref, String law, String label, boolean stale) {}

  record OpinionView(Verdict verdict, String text, List<Cited> cites, Instant at) {}

  record Whole(
      Row request,
      String content,
      String sha256,
      boolean hasFile,
      boolean changed,
      String link,
      String dueExplanation,
      UUID earlier,
      OpinionView opinion,
      String withdrawnReason,
      boolean mayAnswer,
      boolean mayWithdraw) {}

  private final People people;
  private final Citations citations;

  CounselViews(People people, Citations citations) {
    this.people = people;
    this.citations = citations;
  }

  /**
   * @param soon the last day that is shown as nearly due
   */
  List<Row> rows(Tx tx, List<Asked> all, LocalDate today, LocalDate soon) {
    Map<UUID, Contact> names = names(tx, all);
    Set<String> stale = stale(tx, all);
    return all.stream()
        .map(
            one ->
                new Row(
                    one.id(),
                    one.kind(),
                    one.subject(),
                    one.title(),
                    one.version(),
                    one.question(),
                    one.state(),
                    name(names, one.counsel()),
                    name(names, one.askedBy()),
                    one.askedOn(),
                    one.dueOn(),
                    one.isOpen() && one.dueOn().isBefore(today),
                    one.isOpen() && !one.dueOn().isBefore(today) && !one.dueOn().isAfter(soon),
                    one.opinion() == null ? null : one.opinion().verdict(),
                    one.endedOn(),
                    one.opinion() == null ? null : one.opinion().workingDays(),
                    stale.contains(one.id().toString())))
        .toList();
  }

  private Map<UUID, Contact> names(Tx tx, Collection<Asked> all) {
    return people.contacts(
        tx,
        all.stream()
            .flatMap(one -> Stream.of(one.counsel(), one.askedBy()))
            .collect(Collectors.toSet()));
  }

  private static String name(Map<UUID, Contact> names, UUID person) {
    Contact contact = names.get(person);
    return contact == null ? "已注销的人员" : contact.name();
  }

  private Set<String> stale(Tx tx, List<Asked> all) {
    List<String> ids = all.stream().map(one -> one.id().toString()).toList();
    return citations.of(tx, CounselKind.FEATURE, ids).entrySet().stream()
        .filter(entry -> entry.getValue().stream().anyMatch(Citations.Cited::stale))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** Cited as it was; stale where a person must look again. */
  OpinionView opinion(Tx tx, Asked one) {
    if (one.opinion() == null) {
      return null;
    }
    List<Cited> cites =
        citations
            .of(tx, CounselKind.FEATURE, List.of(one.id().toString()))
            .getOrDefault(one.id().toString(), List.of())
            .stream()
            .map(
                cited ->
                    new Cited(cited.ref().toString(), cited.law(), cited.label(), cited.stale()))
            .toList();
    return new OpinionView(
        one.opinion().verdict(), one.opinion().text(), cites, one.opinion().at());
  }
}
