package cn.pufa.law;

import cn.pufa.platform.cache.Kept;
import cn.pufa.platform.cache.Loading;
import cn.pufa.platform.cache.ReadCache;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.time.BusinessClock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Texts of imported articles, read a piece of a version at a time and held until a statute changes:
 * whoever asks for another article near one that was read waits for no database.
 */
final class HeldTexts {

  private static final int PIECE = 64;

  /** Of the memory the server may take. */
  private static final int SHARE = 8;

  /** What an article takes beside its characters. */
  private static final int ARTICLE_BYTES = 200;

  /** Some articles by their number; one that is not there is not imported. */
  record Piece(Map<Integer, LawStore.ArticleText> articles) {

    static Piece of(List<LawStore.ArticleText> articles) {
      return new Piece(
          articles.stream()
              .collect(
                  Collectors.toUnmodifiableMap(LawStore.ArticleText::number, Function.identity())));
    }

    /** Or null. */
    LawStore.ArticleText article(int number) {
      return articles.get(number);
    }

    int bytes() {
      return articles.values().stream()
          .mapToInt(article -> ARTICLE_BYTES + 2 * article.text().length())
          .sum();
    }
  }

  private final Database database;
  private final ReadCache<Piece> pieces;
  private final ReadCache.Shelf shelf;

  HeldTexts(Database database, BusinessClock clock) {
    this.database = database;
    long limit = Runtime.getRuntime().maxMemory() / SHARE;
    this.pieces = new ReadCache<>(clock.clock(), BusinessClock.ZONE, limit, Piece::bytes);
    this.shelf = pieces.shelf(List.of(Statutes.CHANGE));
  }

  /** Nothing that was read before this call is given to anybody after it. */
  void changed() {
    pieces.changed(Statutes.CHANGE);
  }

  /** The piece that has the article, where it is held, or null; waits for nothing. */
  Piece held(ArticleRef ref) {
    Kept<Piece> held = pieces.find(key(ref));
    return held == null ? null : held.value();
  }

  /** The piece that has the article; read once for all who wait for it. */
  Piece read(ArticleRef ref) {
    Piece held = held(ref);
    if (held != null) {
      return held;
    }
    Loading<Piece> loading = pieces.load(key(ref), shelf);
    if (loading.begin()) {
      loading.run(() -> load(ref), day -> null);
    }
    try {
      return loading.result().toCompletableFuture().join().value();
    } catch (CompletionException fault) {
      throw fault.getCause() instanceof RuntimeException cause ? cause : fault;
    }
  }

  private Piece load(ArticleRef ref) {
    int first = number(ref) * PIECE;
    var version = new LawStore.Imported(ref.statute(), ref.version());
    return Piece.of(database.read(tx -> LawStore.articles(tx, version, first, first + PIECE - 1)));
  }

  private static int number(ArticleRef ref) {
    return ref.article() / PIECE;
  }

  private static String key(ArticleRef ref) {
    return ref.statute() + ' ' + ref.version() + ' ' + number(ref);
  }
}
