package cn.pufa.delivery;

/** A node of a benchmark: it can queue before it is started, and sends from then on. */
interface BenchNode extends AutoCloseable {

  /** So many messages of one lane, in one transaction. */
  void queue(int messages);

  BenchNode start();

  @Override
  void close();
}
