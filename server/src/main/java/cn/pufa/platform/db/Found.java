package cn.pufa.platform.db;

import io.vertx.sqlclient.Row;
import java.util.UUID;

/**
 * One page of a long list, found in one pass over it; what the rows show is looked up for these
 * alone.
 *
 * @param total of all pages, @param ids of the page, in the order of the list
 */
public record Found(int total, UUID[] ids) {

  /**
   * @param list a query for {@code id}s in their order
   * @param limit number of the parameter; the next one is the offset
   */
  public static Sql in(String list, int limit) {
    return Sql.anew(
        """
        select cardinality(ids) as total, ids[$%3$d + 1 : $%3$d + $%2$d] as ids
          from (select coalesce(array_agg(id), '{}') as ids from (
        %1$s) list) found"""
            .formatted(list, limit, limit + 1));
  }

  public static Found of(Row row) {
    return new Found(row.getInteger("total"), row.getArrayOfUUIDs("ids"));
  }
}
