package cn.pufa.content;

import cn.pufa.law.ArticleRef;
import cn.pufa.law.StatuteStatus;
import cn.pufa.law.Statutes;
import cn.pufa.platform.db.Changes;
import cn.pufa.platform.db.Database;
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
   * @param wanted how many changes had been told when it was read
   */
  record Shelf(long wanted, Map<String, Card> cards, Map<String, Guide> guides) {

    static Shelf of(long wanted, List<Card> cards, List<Guide> guides) {
      var shelf = new Shelf(wanted, new LinkedHashMap<>(), new LinkedHashMap<>());
      cards.forEach(card -> shelf.cards.put(card.id(), card));
      guides.forEach(guide -> shelf.guides.put(guide.id(), guide));
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
    return shelf().cards().values().stream().filter(card -> isShown(card.refs()));
  }

  /** Every guide a reader may see. */
  public Stream<Guide> guides() {
    return shelf().guides().values().stream().filter(guide -> isShown(guide.refs()));
  }

  public Optional<Card> card(String id) {
    return Optional.ofNullable(shelf().cards().get(id)).filter(card -> isShown(card.refs()));
  }

  public Optional<Guide> guide(String id) {
    return Optional.ofNullable(shelf().guides().get(id)).filter(guide -> isShown(guide.refs()));
  }

  /** Where the law is no more, nobody may go on saying so, found by the ripple or not yet. */
  private boolean isShown(List<ArticleRef> refs) {
    return refs.stream()
        .map(statutes::status)
        .allMatch(
            status ->
                status.isPresent()
                    && (status.get() == StatuteStatus.in_force
                        || status.get() == StatuteStatus.amended));
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
    shelf = database.read(tx -> ShelfStore.read(tx, before));
  }
}
