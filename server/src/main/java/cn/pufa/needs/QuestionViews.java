package cn.pufa.needs;

import cn.pufa.identity.Contact;
import cn.pufa.identity.People;
import cn.pufa.needs.Published.Kind;
import cn.pufa.platform.db.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Questions as their askers and as staff see them. */
final class QuestionViews {

  record Card(String id, String title, Kind kind) {}

  record Own(
      UUID id,
      Question.Kind kind,
      String text,
      String topic,
      String topicName,
      Question.State state,
      Instant askedAt,
      LocalDate dueOn,
      String answer,
      Instant answeredAt,
      List<Card> cards,
      boolean unseen,
      boolean urgent) {}

  record Summary(
      UUID id,
      Question.Kind kind,
      String wording,
      boolean cleaned,
      String topic,
      String topicName,
      String township,
      String townshipName,
      Question.State state,
      boolean urgent,
      boolean atStand,
      Instant askedAt,
      LocalDate dueOn,
      Instant answeredAt,
      int merged) {}

  record Whole(
      int version,
      Summary summary,
      String text,
      boolean signedIn,
      String answer,
      String answeredBy,
      List<Card> cards,
      UUID mergedInto) {}

  private final Published published;
  private final People people;
  private final Places places;

  QuestionViews(Published published, People people, Places places) {
    this.published = published;
    this.people = people;
    this.places = places;
  }

  Own own(Question question) {
    return new Own(
        question.id(),
        question.kind(),
        question.text(),
        question.topic(),
        places.topicName(question.topic()),
        question.state(),
        question.askedAt(),
        question.dueOn(),
        question.answer(),
        question.answeredAt(),
        cards(question),
        question.isUnseen(),
        question.urgent());
  }

  /** Those that can be read now. */
  private List<Card> cards(Question question) {
    return question.cards().stream()
        .flatMap(id -> published.piece(id).stream())
        .map(piece -> new Card(piece.id(), piece.title(), piece.kind()))
        .toList();
  }

  List<Summary> summaries(Tx tx, List<Question> questions) {
    Map<UUID, Integer> merged =
        QuestionStore.merged(tx, questions.stream().map(Question::id).toList());
    return questions.stream().map(one -> summary(one, merged.getOrDefault(one.id(), 0))).toList();
  }

  private Summary summary(Question question, int merged) {
    return new Summary(
        question.id(),
        question.kind(),
        question.wording(),
        question.cleanedAt() != null,
        question.topic(),
        places.topicName(question.topic()),
        question.township(),
        places.townshipName(question.township()),
        question.state(),
        question.urgent(),
        question.stand() != null,
        question.askedAt(),
        question.dueOn(),
        question.answeredAt(),
        merged);
  }

  Whole whole(Tx tx, Question question) {
    UUID by = question.answeredBy();
    Contact officer = by == null ? null : people.contacts(tx, List.of(by)).get(by);
    return new Whole(
        question.version(),
        summaries(tx, List.of(question)).getFirst(),
        question.text(),
        question.person() != null,
        question.answer(),
        officer == null ? null : officer.name(),
        cards(question),
        question.mergedInto());
  }

  /** Whether all of them can be read by residents. */
  boolean arePublished(List<String> cards) {
    return cards.stream().allMatch(id -> published.piece(id).isPresent());
  }
}
