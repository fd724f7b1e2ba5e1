package cn.pufa.content;

import cn.pufa.content.CommentStore.Comment;
import cn.pufa.identity.Contact;
import cn.pufa.identity.People;
import cn.pufa.platform.db.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** Editions, events and comments as they are shown, with the names of people. */
final class Named {

  record Line(
      int number,
      EditionState state,
      int revision,
      String author,
      Integer basedOn,
      Instant createdAt,
      Instant changedAt,
      String changedBy,
      Instant waitingSince,
      Instant goLiveAt,
      Instant liveAt,
      Instant endedAt) {}

  record Event(
      Instant at,
      String by,
      int edition,
      EditionEvent.Act act,
      int revision,
      String reason,
      Instant goLiveAt) {}

  record CommentLine(
      UUID id,
      String pointer,
      String text,
      String by,
      Instant at,
      EditionState state,
      int revision,
      UUID replyTo,
      Instant settledAt,
      String settledBy) {}

  private final Map<UUID, Contact> contacts;

  private Named(Map<UUID, Contact> contacts) {
    this.contacts = contacts;
  }

  @SafeVarargs
  static Named of(People people, Tx tx, Stream<UUID>... ids) {
    List<UUID> all =
        Stream.of(ids).flatMap(some -> some).filter(Objects::nonNull).distinct().toList();
    return new Named(all.isEmpty() ? Map.of() : people.contacts(tx, all));
  }

  static Stream<UUID> people(List<Edition> editions) {
    return editions.stream().flatMap(one -> Stream.of(one.author(), one.changedBy()));
  }

  /** Null of the server, and of what came with the product. */
  String name(UUID person) {
    return person == null || !contacts.containsKey(person) ? null : contacts.get(person).name();
  }

  /** Null of none. */
  Line line(Edition edition) {
    return edition == null
        ? null
        : new Line(
            edition.number(),
            edition.state(),
            edition.revision(),
            name(edition.author()),
            edition.basedOn(),
            edition.createdAt(),
            edition.changedAt(),
            name(edition.changedBy()),
            edition.waitingSince(),
            edition.goLiveAt(),
            edition.liveAt(),
            edition.endedAt());
  }

  Event event(EditionEvent event) {
    return new Event(
        event.at(),
        name(event.person()),
        event.edition(),
        event.act(),
        event.revision(),
        event.reason(),
        event.goLiveAt());
  }

  CommentLine comment(Comment comment) {
    return new CommentLine(
        comment.id(),
        comment.pointer(),
        comment.text(),
        name(comment.person()),
        comment.at(),
        comment.state(),
        comment.revision(),
        comment.replyTo(),
        comment.settledAt(),
        name(comment.settledBy()));
  }
}
