package cn.pufa.content;

import cn.pufa.audit.Commands;
import cn.pufa.identity.People;
import cn.pufa.law.Citations;
import cn.pufa.law.Statutes;
import cn.pufa.needs.Needs;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.http.Authorization;
import cn.pufa.platform.http.Routes;
import cn.pufa.platform.time.BusinessClock;
import java.util.Optional;
import java.util.stream.Collectors;

/** The doorway of this feature, and its wiring. */
public final class Content {

  private final Seeds seeds;
  private final Reviews reviews;
  private final ContentRoutes reading;
  private final EditionRoutes writing;

  public Content(
      Database database,
      Commands commands,
      Cards cards,
      Needs needs,
      Statutes statutes,
      Citations citations,
      People people,
      Files files,
      Authorization authorization,
      BusinessClock clock) {
    var publication = new Publication(citations, needs, clock);
    Publication.KINDS.forEach(kind -> citations.join(new CitingPieces(kind, publication)));
    this.seeds = new Seeds(database, commands, publication, clock);
    var checking = new Checking(statutes, citations);
    var views = new EditionViews(people, citations, checking, authorization);
    this.reviews = new Reviews(database, commands, cards, publication, views, clock);
    this.reading = new ContentRoutes(cards, new Recordings(database, files));
    this.writing =
        new EditionRoutes(
            database,
            new EditionDesk(commands, cards, needs.questions(), checking, views, clock),
            reviews,
            new PieceDesk(commands, files, publication, views, clock),
            views,
            checking,
            authorization);
  }

  /**
   * An edition as plain text, for whoever reads it outside of its desk.
   *
   * @param words each sentence on a line of its own
   */
  public record Plain(String title, int revision, String words) {}

  public Optional<Plain> plain(Tx tx, String piece, int number) {
    return EditionStore.one(tx, piece, number)
        .map(
            edition ->
                new Plain(
                    edition.title(),
                    edition.revision(),
                    EditionStore.text(tx, piece, number)
                        .sentences()
                        .map(Card.Sentence::text)
                        .collect(Collectors.joining("\n"))));
  }

  /** Puts in what comes with the product. */
  public void seed() {
    seeds.seed(JarPieces.load().pieces());
  }

  /** Publishes what was set for a time that has come; any number of nodes may try. */
  public void publishDue() {
    reviews.publishDue();
  }

  public void bind(Routes routes) {
    reading.bind(routes);
    writing.bind(routes);
  }
}
