package cn.pufa.platform.db;

/** SQL of what a release has brought. */
final class ReleaseStore {

  static final Sql SCHEMA = Sql.of(Migrations.MARK_OF_SCHEMA);

  static final Sql SEEDED =
      Sql.of("select exists (select from seeded_release where hash = $1) as seeded");

  static final Sql FORGET_OTHERS = Sql.of("delete from seeded_release where hash <> $1");
  static final Sql MARK =
      Sql.of("insert into seeded_release (hash) values ($1) on conflict (hash) do nothing");

  private ReleaseStore() {}

  /** The hash of the migrations that brought the schema where it is; null where nobody says. */
  static String schema(Tx tx) {
    return tx.one(SCHEMA, row -> row.getString("mark"));
  }

  static boolean isSeeded(Tx tx, String hash) {
    return tx.one(SEEDED, row -> row.getBoolean("seeded"), hash);
  }

  static void markSeeded(Tx tx, String hash) {
    tx.execute(FORGET_OTHERS, hash);
    tx.execute(MARK, hash);
  }
}
