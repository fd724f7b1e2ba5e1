package cn.pufa.publication;

import cn.pufa.identity.Contact;
import cn.pufa.identity.People;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Batches as staff see them. */
final class BatchViews {

  record Head(
      UUID id,
      String number,
      String title,
      String foreword,
      Batch.State state,
      int revision,
      int items,
      String sha256,
      String createdBy,
      Instant createdAt,
      Instant frozenAt,
      Instant publishAt,
      Instant publishedAt,
      Instant withdrawnAt,
      String reason) {}

  record Line(
      int no,
      String subject,
      ItemKind kind,
      String name,
      String creditCode,
      String words,
      Boolean changed,
      Instant withdrawnAt,
      String reason) {}

  record Note(
      UUID id,
      UUID batch,
      String number,
      int no,
      String name,
      String words,
      String note,
      Correction.State state,
      String draftedBy,
      Instant draftedAt,
      String decidedBy,
      Instant decidedAt,
      String answer,
      boolean mine) {}

  record Done(String act, String person, String note, String sha256, Instant at) {}

  record Whole(
      Head batch,
      List<Line> items,
      List<Note> corrections,
      List<Done> events,
      boolean mine,
      String address) {}

  private static final String SOMEBODY = "已离开的工作人员";

  private final People people;
  private final Sources sources;
  private final PublicAddress address;
  private final String division;

  BatchViews(People people, Sources sources, PublicAddress address, String division) {
    this.people = people;
    this.sources = sources;
    this.address = address;
    this.division = division;
  }

  Whole whole(Tx tx, UUID id, Request request) {
    Batch batch = BatchStore.byId(tx, division, id).orElseThrow(Problem::notFound);
    List<Item> items = ItemStore.ofBatch(tx, id);
    List<Correction> corrections = CorrectionStore.ofBatch(tx, id);
    List<BatchStore.Event> events = BatchStore.events(tx, id);
    UUID caller = request.caller().person();
    var names =
        names(
            tx,
            Stream.concat(
                Stream.of(batch.createdBy()),
                Stream.concat(
                    events.stream().map(BatchStore.Event::person),
                    corrections.stream()
                        .flatMap(one -> Stream.of(one.draftedBy(), one.draftedBy())))));
    return new Whole(
        head(batch, names),
        lines(tx, batch, items),
        notes(tx, corrections, caller),
        events.stream().map(event -> done(event, names)).toList(),
        batch.isOf(caller),
        batch.isPublic() ? address.ofBatch(batch.number()) : null);
  }

  List<Head> heads(Tx tx, List<Batch> batches) {
    var names = names(tx, batches.stream().map(Batch::createdBy));
    return batches.stream().map(batch -> head(batch, names)).toList();
  }

  List<Note> notes(Tx tx, List<Correction> corrections, UUID caller) {
    var names =
        names(
            tx,
            corrections.stream()
                .flatMap(one -> Stream.of(one.draftedBy(), orNone(one.decidedBy()))));
    return corrections.stream().map(one -> note(one, names, caller)).toList();
  }

  private static UUID orNone(UUID person) {
    return person == null ? new UUID(0, 0) : person;
  }

  private Map<UUID, Contact> names(Tx tx, Stream<UUID> persons) {
    return people.contacts(tx, persons.filter(Objects::nonNull).distinct().toList());
  }

  private static String name(Map<UUID, Contact> names, UUID person) {
    if (person == null) {
      return null;
    }
    return Optional.ofNullable(names.get(person)).map(Contact::name).orElse(SOMEBODY);
  }

  private static Head head(Batch batch, Map<UUID, Contact> names) {
    return new Head(
        batch.id(),
        batch.number(),
        batch.title(),
        batch.foreword(),
        batch.state(),
        batch.revision(),
        batch.items(),
        batch.sha256(),
        name(names, batch.createdBy()),
        batch.createdAt(),
        batch.frozenAt(),
        batch.publishAt(),
        batch.publishedAt(),
        batch.withdrawnAt(),
        batch.reason());
  }

  /** A draft reads as the public would read it now; what is frozen, as it was. */
  private List<Line> lines(Tx tx, Batch batch, List<Item> items) {
    Map<Subject, Candidate> now = sources.of(tx, items.stream().map(Item::subject).toList());
    boolean draft = batch.state() == Batch.State.DRAFT;
    return items.stream().map(item -> line(item, now.get(item.subject()), draft)).toList();
  }

  private static Line line(Item item, Candidate now, boolean draft) {
    boolean changed = draft ? now == null : item.isOutdated(now);
    return new Line(
        item.no(),
        item.subject().toString(),
        item.subject().kind(),
        draft && now != null ? now.name() : item.name(),
        draft && now != null ? now.creditCode() : item.creditCode(),
        draft && now != null ? now.words() : item.words(),
        changed ? Boolean.TRUE : null,
        item.withdrawnAt(),
        item.reason());
  }

  private static Note note(Correction one, Map<UUID, Contact> names, UUID caller) {
    return new Note(
        one.id(),
        one.batch(),
        one.number(),
        one.no(),
        one.name(),
        one.words(),
        one.note(),
        one.state(),
        name(names, one.draftedBy()),
        one.draftedAt(),
        name(names, one.decidedBy()),
        one.decidedAt(),
        one.answer(),
        one.draftedBy().equals(caller));
  }

  private static Done done(BatchStore.Event event, Map<UUID, Contact> names) {
    return new Done(
        event.act(), name(names, event.person()), event.note(), event.sha256(), event.at());
  }
}
