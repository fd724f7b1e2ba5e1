package cn.pufa.law;

import cn.pufa.law.Citations.Subject;
import cn.pufa.platform.db.Tx;
import cn.pufa.testing.LawRequests.Law;
import cn.pufa.testing.TestServer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** A kind that no feature has: it remembers what it is told. */
final class Kites implements CitingKind {

  final List<String> withdrawn = new ArrayList<>();
  final List<String> carried = new ArrayList<>();
  UUID owner;

  private final TestServer server;

  Kites(TestServer server) {
    this.server = server;
  }

  /** Of the first version of the law, in the order of the articles. */
  void cite(Law law, String id, Integer... articles) {
    register(id, Stream.of(articles).map(article -> ref(law, "2019-01-02", article)).toList());
  }

  static ArticleRef ref(Law law, String version, int article) {
    return ArticleRef.parse(law.code() + "@" + version + "#" + article);
  }

  void register(String id, List<ArticleRef> refs) {
    server.store().run(tx -> server.node().citations().register(tx, new Subject("kite", id), refs));
  }

  List<ArticleRef> cited(String id) {
    return server
        .store()
        .read(tx -> server.node().citations().of(tx, "kite", List.of(id)))
        .get(id)
        .stream()
        .map(Citations.Cited::ref)
        .toList();
  }

  @Override
  public String feature() {
    return "kite";
  }

  @Override
  public Map<String, Described> describe(Tx tx, Collection<String> ids) {
    Map<String, Described> described = new HashMap<>();
    ids.stream()
        .filter(id -> !id.startsWith("vanished"))
        .forEach(id -> described.put(id, new Described("风筝" + id, "/kites/" + id, owner)));
    return described;
  }

  @Override
  public void withdraw(Tx tx, String id, String reason) {
    withdrawn.add(id + "：" + reason);
    if (id.equals("unpublished")) {
      server.node().citations().suspend(tx, new Subject("kite", id));
    }
  }

  @Override
  public void carried(Tx tx, String id, ArticleRef from, ArticleRef to) {
    carried.add(id + " " + from.article() + "→" + to.article());
  }
}
