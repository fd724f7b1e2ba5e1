package cn.pufa.platform.db;

import cn.pufa.platform.http.Request.Page;
import io.vertx.sqlclient.Row;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Pages of a long list of known length, each walked to from the end that is nearer; what the rows
 * show is looked up for the page alone.
 */
public record Walk(Sql forward, Sql backward) {

  /**
   * @param shown a query that looks up what {@code %s}, the page, holds
   * @param list a query for the keys of the rows
   * @param order of both
   * @param limit number of its parameter; the next one is the offset
   */
  public static Walk of(String shown, String list, Order order, int limit) {
    String cut = " limit $%d offset $%d".formatted(limit, limit + 1);
    return new Walk(
        Sql.anew(shown.formatted(list + order.forward() + cut) + order.forward()),
        Sql.anew(shown.formatted(list + order.backward() + cut) + order.forward()));
  }

  /**
   * @param total of all pages, @param parameters of the list
   */
  public <T> List<T> page(
      Tx tx, int total, Page page, Function<Row, T> read, Object... parameters) {
    int rest = Math.max(0, total - page.offset());
    int rows = Math.min(page.limit(), rest);
    boolean isNearEnd = rest < page.offset();
    int passed = isNearEnd ? rest - rows : page.offset();
    return tx.list(
        isNearEnd ? backward : forward,
        read,
        Stream.concat(Arrays.stream(parameters), Stream.<Object>of(rows, passed)).toArray());
  }
}
