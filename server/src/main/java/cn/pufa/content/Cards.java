package cn.pufa.content;

import cn.pufa.law.ArticleRef;
import cn.pufa.law.StatuteStatus;
import cn.pufa.law.Statutes;
import cn.pufa.platform.db.Changes;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The cards and guides that are public, in reading order, as every node holds them. A change on any
 * node makes them old; whoever asks next reads them anew and waits for it, so that nothing derived
 * from them after the change can be older than it.
 */
public final class Cards {

  /** Kind of the change told when what is public of a piece changed; its key is the piece's id. */
  public static final String CHANGE = "edition";

  /**
   * @param cites the articles it cites, which every look at the shelf asks for
   */
  private record Piece<P>(P text, List<ArticleRef> cites) {}

  /**
   * @param wanted how many changes had been told when it was read
   */
  private record Shelf(
      long wanted, Map<String, Piece<Card>> cards, Map<String, Piece<Guide>> guides) {

    static Shelf read(Tx tx, long wanted) {
      var shelf = new Shelf(wanted, new LinkedHashMap<>(), new LinkedHashMap<>());
      for (Card card : ShelfStore.cards(tx)) {
        shelf.cards.put(card.id(), new Piece<>(card, card.refs()));
      }
      for (Guide guide : ShelfStore.guides(tx)) {
        shelf.guides.put(guide.id(), new Piece<>(guide, guide.refs()));
      }
      return shelf;
    }
  }

  private final List<Topic> topics;
  private final Statutes statutes;
  private final Database database;
  private final AtomicLong wanted = new AtomicLong();
  private final ReentrantLock reading = new ReentrantLock();
  private volatile Shelf shelf;

  public Cards(Statutes statutes, Database database, Changes changes) {
    this.topics = JarPieces.topics();
    this.statutes = statutes;
    this.database = database;
    changes.onAtOnce(CHANGE, piece -> wanted.incrementAndGet());
  }

  public List<Topic> topics() {
    return topics;
  }

  /** What each topic is called, by code. */
  public Map<String, String> topicNames() {
    return topics.stream().collect(Collectors.toMap(Topic::code, Topic::name));
  }

  boolean hasTopic(String code) {
    return topics.stream().anyMatch(topic -> topic.code().equals(code));
  }

  /** Every card a reader may see. */
  public Stream<Card> live() {
    return shown(shelf().cards().values().stream());
  }

  /** Every guide a reader may see. */
  public Stream<Guide> guides() {
    return shown(shelf().guides().values().stream());
  }

  public Optional<Card> card(String id) {
    return shown(Stream.ofNullable(shelf().cards().get(id))).findFirst();
  }

  public Optional<Guide> guide(String id) {
    return shown(Stream.ofNullable(shelf().guides().get(id))).findFirst();
  }

  /** Where the law is no more, nobody may go on saying so, found by the ripple or not yet. */
  private <P> Stream<P> shown(Stream<Piece<P>> pieces) {
    return pieces
        .filter(piece -> piece.cites().stream().map(statutes::status).allMatch(Cards::isLaw))
        .map(Piece::text);
  }

  private static boolean isLaw(Optional<StatuteStatus> status) {
    return status
        .filter(now -> now == StatuteStatus.in_force || now == StatuteStatus.amended)
        .isPresent();
  }

  /** Whether an article has become another since it was cited, and nobody has looked yet. */
  boolean isDoubtful(List<ArticleRef> refs) {
    return !refs.stream().allMatch(statutes::isInForce);
  }

  Statutes.Citation citation(ArticleRef ref) {
    return statutes.citation(ref);
  }

  private Shelf shelf() {
    Shelf now = shelf;
    if (now != null && now.wanted() == wanted.get()) {
      return now;
    }
    reading.lock();
    try {
      if (shelf == null || shelf.wanted() != wanted.get()) {
        read();
      }
      return shelf;
    } finally {
      reading.unlock();
    }
  }

  /** A fault goes through: what was made of old words would be kept as new. */
  private void read() {
    long before = wanted.get();
    shelf = database.read(tx -> Shelf.read(tx, before));
  }
}
