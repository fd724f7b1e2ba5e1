package cn.pufa.needs;

import cn.pufa.platform.db.Tx;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the bureau has told so far; content and outreach stand above this feature and say it. */
public interface Published {

  record Topic(String code, String name) {}

  enum Kind {
    CARD,
    GUIDE
  }

  /** A card or guide that residents can read. */
  record Piece(String id, Kind kind, String topic, String title, List<Quiz> quiz) {}

  /**
   * @param right place of the right choice
   */
  record Quiz(String ask, List<String> choices, int right) {}

  /** In the order of the home page. */
  List<Topic> topics();

  Optional<Piece> piece(String id);

  Stream<Piece> pieces();

  /** Events of the last twelve months by topic. */
  Map<String, Integer> events(Tx tx);
}
