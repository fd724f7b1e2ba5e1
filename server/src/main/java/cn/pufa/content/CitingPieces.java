package cn.pufa.content;

import cn.pufa.law.ArticleRef;
import cn.pufa.law.CitingKind;
import cn.pufa.platform.db.Tx;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Cards, guides or quizzes, as the law sees those that cite it. */
final class CitingPieces implements CitingKind {

  private static final String CARD = "card";

  private final String feature;
  private final Publication publication;

  /**
   * @param feature card, guide or quiz; a quiz goes by the id of its card
   */
  CitingPieces(String feature, Publication publication) {
    this.feature = feature;
    this.publication = publication;
  }

  @Override
  public String feature() {
    return feature;
  }

  @Override
  public Map<String, Described> describe(Tx tx, Collection<String> ids) {
    Map<String, String> titles = PieceStore.titles(tx, ids);
    return PieceStore.some(tx, isQuiz() ? CARD : feature, ids).stream()
        .collect(Collectors.toMap(Piece::id, piece -> described(piece, titles.get(piece.id()))));
  }

  private Described described(Piece piece, String title) {
    return new Described(isQuiz() ? "小测：" + title : title, "/content/" + piece.id(), piece.owner());
  }

  @Override
  public void withdraw(Tx tx, String id, String reason) {
    live(tx, id)
        .ifPresent(
            piece -> {
              if (isQuiz()) {
                publication.withdrawQuiz(tx, piece, reason);
              } else {
                publication.unpublish(tx, piece, null, reason);
              }
            });
  }

  @Override
  public void carried(Tx tx, String id, ArticleRef from, ArticleRef to) {
    live(tx, id)
        .ifPresent(
            piece ->
                publication.carry(
                    tx, piece, isQuiz(), ref -> ref.equals(from.toString()) ? to.toString() : ref));
  }

  private static Optional<Piece> live(Tx tx, String id) {
    return PieceStore.lock(tx, id).filter(piece -> piece.live() != null);
  }

  private boolean isQuiz() {
    return feature.equals(Publication.QUIZ);
  }
}
