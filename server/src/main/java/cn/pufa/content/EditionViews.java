package cn.pufa.content;

import cn.pufa.content.CommentStore.Comment;
import cn.pufa.content.Named.CommentLine;
import cn.pufa.content.Named.Event;
import cn.pufa.content.Named.Line;
import cn.pufa.identity.People;
import cn.pufa.law.Citations;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Authorization;
import cn.pufa.platform.http.Caller;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Pieces and editions as staff see them: with names, and with what the caller may do. */
final class EditionViews {

  static final String RECORDINGS = "/api/recordings/";

  record PieceLine(
      String id,
      String kind,
      String topic,
      String title,
      String owner,
      Line live,
      Line open,
      boolean reviewDue,
      int openComments,
      Instant unpublishedAt,
      String unpublishReason,
      String recording,
      int heard,
      Instant changedAt) {}

  /**
   * @param why not, in words to show; null where it is allowed
   */
  record Step(String verb, boolean allowed, String why) {}

  record Whole(
      PieceLine piece,
      JsonObject text,
      List<Line> editions,
      List<Event> history,
      List<Step> steps) {}

  record WholeEdition(
      PieceLine piece,
      Line line,
      String topic,
      JsonObject text,
      Checking.Verdict verdict,
      List<CommentLine> comments,
      List<Event> history,
      List<Step> steps,
      List<Line> editions) {}

  private final People people;
  private final Citations citations;
  private final Checking checking;
  private final Authorization authorization;

  EditionViews(People people, Citations citations, Checking checking, Authorization authorization) {
    this.people = people;
    this.citations = citations;
    this.checking = checking;
    this.authorization = authorization;
  }

  Whole piece(Tx tx, Caller caller, Piece piece) {
    List<Edition> editions = EditionStore.ofPiece(tx, piece.id());
    List<EditionEvent> events = EditionStore.events(tx, piece.id());
    Named named =
        Named.of(people, tx, Named.people(editions), events.stream().map(EditionEvent::person));
    return new Whole(
        lines(tx, List.of(piece)).getFirst(),
        piece.live() == null ? null : EditionStore.text(tx, piece.id(), piece.live()).json(),
        editions.stream().map(named::line).toList(),
        events.stream().map(named::event).toList(),
        steps(caller, piece, editions));
  }

  private List<Step> steps(Caller caller, Piece piece, List<Edition> editions) {
    Set<String> mine = authorization.operationsOf(caller.grants());
    boolean isOpen = editions.stream().anyMatch(edition -> edition.state().isOpen());
    String notPublic = piece.live() == null ? "现在没有公开的版本。" : null;
    return List.of(
        step("edit", mine.contains("createEdition"), "由普法编辑来改。", isOpen ? "已经有一版在改。" : null),
        step("unpublish", mine.contains("unpublishPiece"), "由分管领导或编辑下架。", notPublic),
        step("record", mine.contains("setRecording"), "由普法编辑加录音。", notPublic));
  }

  private static Step step(String verb, boolean isMine, String whose, String refusal) {
    String why = isMine ? refusal : whose;
    return new Step(verb, why == null, why);
  }

  WholeEdition edition(Tx tx, Caller caller, Edition edition) {
    Piece piece = PieceStore.one(tx, edition.piece()).orElseThrow();
    DraftText text = EditionStore.text(tx, edition.piece(), edition.number());
    List<Edition> editions = EditionStore.ofPiece(tx, edition.piece());
    List<EditionEvent> events = EditionStore.events(tx, edition.piece(), edition.number());
    List<Comment> comments = CommentStore.ofEdition(tx, edition);
    Named named =
        Named.of(
            people,
            tx,
            Named.people(editions),
            events.stream().map(EditionEvent::person),
            comments.stream().flatMap(one -> Stream.of(one.person(), one.settledBy())));
    return new WholeEdition(
        lines(tx, List.of(piece)).getFirst(),
        named.line(edition),
        edition.topic(),
        text.json(),
        checking.verdict(tx, text),
        comments.stream().map(named::comment).toList(),
        events.reversed().stream().map(named::event).toList(),
        steps(caller, edition, events),
        editions.stream().map(named::line).toList());
  }

  private List<Step> steps(Caller caller, Edition edition, List<EditionEvent> events) {
    Set<String> mine = authorization.operationsOf(caller.grants());
    return Arrays.stream(EditionVerb.values())
        .map(
            verb ->
                step(
                    verb.code(),
                    mine.contains(verb.operation()),
                    verb.whose(),
                    verb.refusal(edition, events, caller.person())))
        .toList();
  }

  String name(Tx tx, UUID person) {
    return Named.of(people, tx, Stream.of(person)).name(person);
  }

  CommentLine comment(Tx tx, Comment comment) {
    return Named.of(people, tx, Stream.of(comment.person(), comment.settledBy())).comment(comment);
  }

  List<PieceLine> lines(Tx tx, List<Piece> pieces) {
    List<String> ids = pieces.stream().map(Piece::id).toList();
    List<Edition> editions = EditionStore.lines(tx, ids);
    Map<String, Edition> open = byPiece(editions.stream().filter(one -> one.state().isOpen()));
    Map<String, Edition> live = byPiece(editions.stream().filter(one -> !one.state().isOpen()));
    Map<String, String> titles = PieceStore.titles(tx, ids);
    Map<String, Integer> comments = CommentStore.open(tx, ids);
    Set<String> due = due(tx, ids);
    Named named = Named.of(people, tx, Named.people(editions), pieces.stream().map(Piece::owner));
    return pieces.stream()
        .map(
            piece ->
                new PieceLine(
                    piece.id(),
                    piece.kind(),
                    open.containsKey(piece.id()) ? open.get(piece.id()).topic() : piece.topic(),
                    titles.get(piece.id()),
                    named.name(piece.owner()),
                    named.line(live.get(piece.id())),
                    named.line(open.get(piece.id())),
                    due.contains(piece.id()),
                    comments.getOrDefault(piece.id(), 0),
                    piece.unpublishedAt(),
                    piece.unpublishReason(),
                    piece.recording() == null ? null : RECORDINGS + piece.recording(),
                    piece.heard(),
                    piece.changedAt()))
        .toList();
  }

  private static Map<String, Edition> byPiece(Stream<Edition> editions) {
    return editions.collect(Collectors.toMap(Edition::piece, Function.identity()));
  }

  /** Those of the pieces whose public words cite an article that has changed since (待复核). */
  Set<String> due(Tx tx, Collection<String> ids) {
    Set<String> due = new HashSet<>();
    for (String kind : Publication.KINDS) {
      citations
          .of(tx, kind, ids)
          .forEach(
              (id, cited) -> {
                if (cited.stream().anyMatch(Citations.Cited::stale)) {
                  due.add(id);
                }
              });
    }
    return due;
  }
}
