package cn.pufa.search;

import cn.pufa.platform.json.GsonJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * The index as files. It carries by which words it was made, up to which change, and for which day:
 * an article may come into force overnight.
 */
final class IndexFolder implements AutoCloseable {

  /** Grows when the fields change; an index of another form is made anew. */
  private static final int FORM = 1;

  /**
   * @param change the number up to which all changes are in it, as {@code Changes.reached} counts
   */
  record Mark(long change, LocalDate day) {}

  private final Directory directory;
  private final IndexWriter writer;
  private final String form;

  private IndexFolder(Directory directory, String form) throws IOException {
    this.directory = directory;
    this.form = form;
    this.writer = writer(directory);
  }

  /**
   * @param lexicon names the word lists that texts are read with
   * @throws IOException when it cannot be written, or another server has it open
   */
  static IndexFolder open(Path folder, String lexicon) throws IOException {
    return new IndexFolder(FSDirectory.open(folder), FORM + " " + lexicon);
  }

  /** Lost when the server stops. */
  static IndexFolder inMemory() {
    try {
      return new IndexFolder(new ByteBuffersDirectory(), FORM + "");
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static IndexWriter writer(Directory directory) throws IOException {
    return new IndexWriter(
        directory,
        new IndexWriterConfig(SearchFields.analyzer())
            .setSimilarity(SearchFields.similarity())
            .setMergeScheduler(new SerialMergeScheduler()));
  }

  /**
   * What is held, whole and by today's words.
   *
   * @return null where nothing usable is held
   * @throws IOException or a runtime exception of Lucene's where the files are damaged
   */
  DirectoryReader usable() throws IOException {
    if (!form.equals(committed().get("form"))) {
      return null;
    }
    var reader = DirectoryReader.open(directory);
    for (LeafReaderContext leaf : reader.leaves()) {
      leaf.reader().checkIntegrity();
    }
    return reader;
  }

  private Map<String, String> committed() {
    var data = writer.getLiveCommitData();
    var found = new java.util.HashMap<String, String>();
    if (data != null) {
      data.forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    }
    return found;
  }

  Mark mark() {
    var committed = committed();
    return new Mark(Long.parseLong(committed.get("change")), LocalDate.parse(committed.get("day")));
  }

  void empty() throws IOException {
    writer.deleteAll();
    for (var line : SearchData.lines("elsewhere.txt")) {
      for (var question : line.split("\\|")) {
        writer.addDocument(SearchFields.elsewhere(question));
      }
    }
  }

  void put(SearchDocument document) throws IOException {
    writer.updateDocuments(
        new Term(SearchFields.KEY, document.key()),
        SearchFields.entries(document, GsonJson.GSON.toJson(document)));
  }

  void remove(Collection<String> keys) throws IOException {
    writer.deleteDocuments(
        keys.stream().map(key -> new Term(SearchFields.KEY, key)).toArray(Term[]::new));
  }

  /** From here on this is what is held, after a crash too. */
  DirectoryReader commit(Mark mark) throws IOException {
    writer.setLiveCommitData(
        Map.of("form", form, "change", mark.change() + "", "day", mark.day().toString())
            .entrySet());
    writer.commit();
    return DirectoryReader.open(directory);
  }

  /** All files in one, for a new index that will be read often. */
  void merge() throws IOException {
    writer.forceMerge(1);
  }

  static void delete(Path folder) throws IOException {
    if (!java.nio.file.Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = java.nio.file.Files.list(folder)) {
      for (Path file : files.toList()) {
        java.nio.file.Files.delete(file);
      }
    }
  }

  @Override
  public void close() {
    try {
      writer.rollback();
      directory.close();
    } catch (IOException | RuntimeException damaged) {
      // What was committed stays; the next start looks at it.
    }
  }
}
