package cn.pufa.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.lucene.store.LockObtainFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The index on disk: what it carries over a restart, and what makes it worthless. */
class IndexFolderTest {

  @TempDir Path folder;

  @Test
  void whatWasCommittedIsHeldAfterARestart() throws IOException {
    write("words");

    try (var files = IndexFolder.open(folder, "words")) {
      var index = new SearchIndex(files.usable());

      assertThat(files.mark()).isEqualTo(SampleDocuments.MARK);
      assertThat(index.documents().values()).containsExactlyElementsOf(SampleDocuments.ALL);
      assertThat(index.find("离婚冷静期").lines().getFirst().document().id()).isEqualTo("cooling");
    }
  }

  @Test
  void whatWasNotCommittedIsNotHeld() throws IOException {
    write("words");
    try (var files = IndexFolder.open(folder, "words")) {
      files.remove(List.of("card cooling"));
    }
    try (var files = IndexFolder.open(folder, "words")) {
      assertThat(new SearchIndex(files.usable()).documents()).containsKey("card cooling");
    }
  }

  @Test
  void aDocumentIsReplacedAndRemoved() throws IOException {
    write("words");
    try (var files = IndexFolder.open(folder, "words")) {
      files.remove(List.of("card custody"));
      files.put(SampleDocuments.card("cooling", "marriage", "桃花潭水深几尺？", "", "千尺。"));
      var index = new SearchIndex(files.commit(SampleDocuments.MARK));

      assertThat(index.documents()).hasSize(SampleDocuments.ALL.size() - 1);
      assertThat(index.documents().get("card cooling").title()).isEqualTo("桃花潭水深几尺？");
      assertThat(index.find("孩子抚养权怎么判").lines())
          .noneMatch(line -> line.document().id().equals("custody"));
    }
  }

  @Test
  void otherWordsMakeItWorthless() throws IOException {
    write("words");
    try (var files = IndexFolder.open(folder, "other words")) {
      assertThat(files.usable()).isNull();
    }
  }

  @Test
  void damageIsFoundOnOpening() throws IOException {
    write("words");
    try (var all = Files.list(folder)) {
      for (Path file : all.filter(one -> one.toString().endsWith(".cfs")).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 0x55;
        Files.write(file, bytes);
      }
    }

    try (var files = IndexFolder.open(folder, "words")) {
      assertThatThrownBy(files::usable).isInstanceOf(IOException.class);
    }
  }

  @Test
  void onlyOneServerWritesIt() throws IOException {
    try (var files = IndexFolder.open(folder, "words")) {
      assertThat(files.usable()).isNull();
      assertThatThrownBy(() -> IndexFolder.open(folder, "words"))
          .isInstanceOf(LockObtainFailedException.class);
    }
  }

  private void write(String words) throws IOException {
    try (var files = IndexFolder.open(folder, words)) {
      files.empty();
      for (var document : SampleDocuments.ALL) {
        files.put(document);
      }
      files.merge();
      files.commit(SampleDocuments.MARK).close();
    }
  }
}
