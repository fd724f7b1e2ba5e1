package cn.pufa.needs;

import cn.pufa.identity.Divisions;
import cn.pufa.platform.db.Tx;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One topic and the townships of the county, without a server. */
public final class SomeMatters {

  private static final Published PUBLISHED =
      new Published() {
        @Override
        public List<Topic> topics() {
          return List.of(new Topic("neighbours", "邻里"));
        }

        @Override
        public Optional<Piece> piece(String id) {
          return Optional.empty();
        }

        @Override
        public Stream<Piece> pieces() {
          return Stream.empty();
        }

        @Override
        public Map<String, Integer> events(Tx tx) {
          return Map.of();
        }
      };

  private SomeMatters() {}

  static Places places() {
    return new Places(PUBLISHED, Divisions.load());
  }

  public static Matters matters() {
    return new Matters(places(), "440881");
  }
}
