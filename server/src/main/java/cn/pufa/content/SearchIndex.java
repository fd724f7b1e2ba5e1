package cn.pufa.content;

import cn.pufa.content.SearchWords.Word;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * Finds cards and articles by residents' own words. An index is a snapshot in memory that never
 * changes and may be searched by any number of threads; for new content build a new one and let the
 * old one go.
 */
public final class SearchIndex {

  /**
   * A document found; a higher score is a better match of the same query; its citations in the
   * order that fits the question; the snippet is plain text.
   */
  public record Hit(String id, String kind, double score, List<String> citations, String snippet) {}

  private static final int MAX_SIZE = 100;
  private static final int CANDIDATES = 300;

  /** The ordinal of questions other offices answer. */
  private static final int ELSEWHERE = -1;

  /** How much nearer such a question must be where a word of our own business was typed. */
  private static final float CLEARLY_NEARER = 1.4f;

  private final List<SearchDocument> documents;
  private final IndexSearcher searcher;
  private final int[] ordinals;
  private final Set<String> knownPairs;
  private final Synonyms synonyms;
  private final SearchPinyin pinyin;
  private final TopicWords topicWords = TopicWords.load();
  private final Map<String, Map<String, Float>> affinities = new HashMap<>();

  private SearchIndex(List<SearchDocument> documents, IndexSearcher searcher) throws IOException {
    this.documents = documents;
    this.searcher = searcher;
    this.ordinals = ordinals(searcher);
    this.knownPairs = SearchFields.knownPairs(searcher.getIndexReader());
    this.synonyms = Synonyms.load();
    this.pinyin = new SearchPinyin(vocabulary());
    for (var document : documents) {
      if (document.isCard() && document.citations().size() > 1) {
        affinities.put(document.id(), affinity(document));
      }
    }
  }

  /** Of which document each entry of the index is: read once, asked hundreds of times a search. */
  private static int[] ordinals(IndexSearcher searcher) throws IOException {
    var stored = searcher.storedFields();
    var ordinals = new int[searcher.getIndexReader().maxDoc()];
    for (var entry = 0; entry < ordinals.length; entry++) {
      var ordinal = stored.document(entry).getField(SearchFields.ORDINAL);
      ordinals[entry] = ordinal.numericValue().intValue();
    }
    return ordinals;
  }

  /** Listed words and those of the questions, the most used first: dibao is 低保, not 低宝. */
  private List<String> vocabulary() throws IOException {
    var uses = SearchFields.askedWords(searcher.getIndexReader());
    synonyms.vocabulary().forEach(word -> uses.merge(word, listedUses(word), Math::max));
    return uses.keySet().stream()
        .sorted(Comparator.comparing((String word) -> uses.get(word)).reversed())
        .toList();
  }

  /** The segmenter does not know all listed words: they count by the documents that have them. */
  private int listedUses(String word) {
    return (int)
        documents.stream()
            .flatMap(document -> document.variants().stream())
            .filter(variant -> variant.contains(word))
            .count();
  }

  /** How well each article a card cites answers the card's own question. */
  private Map<String, Float> affinity(SearchDocument card) throws IOException {
    var question = SearchWords.normalize(card.title());
    var scores = texts(question, words(question), null);
    var affinity = new HashMap<String, Float>();
    var cited = new HashSet<>(card.citations());
    for (var ordinal = 0; ordinal < scores.length; ordinal++) {
      var document = documents.get(ordinal);
      if (scores[ordinal] > 0 && !document.isCard() && !document.citations().isEmpty()) {
        var citation = document.citations().getFirst();
        if (cited.contains(citation)) {
          affinity.put(citation, scores[ordinal]);
        }
      }
    }
    return affinity;
  }

  public static SearchIndex build(List<SearchDocument> documents) {
    var directory = new ByteBuffersDirectory();
    var config =
        new IndexWriterConfig(SearchFields.analyzer()).setSimilarity(SearchFields.similarity());
    try (var writer = new IndexWriter(directory, config)) {
      for (var ordinal = 0; ordinal < documents.size(); ordinal++) {
        writer.addDocuments(SearchFields.entries(documents.get(ordinal), ordinal));
      }
      for (var line : SearchData.lines("search/elsewhere.txt")) {
        for (var question : line.split("\\|")) {
          writer.addDocument(SearchFields.question(question, ELSEWHERE));
        }
      }
      writer.forceMerge(1);
      writer.commit();
      // Not closed: it holds heap only, and searches may go on while a newer index is taken into
      // use.
      var searcher = new IndexSearcher(DirectoryReader.open(directory));
      searcher.setSimilarity(SearchFields.similarity());
      searcher.setQueryCache(null);
      return new SearchIndex(List.copyOf(documents), searcher);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The best hits of all kinds in one list, best first; empty when nothing is relevant.
   *
   * @param query plain text of any length, of which the first 120 characters count; no syntax
   * @param topic the only topic to search, or null for all
   * @param size how many at most, 1 to 100
   */
  public List<Hit> search(String query, String topic, int size) {
    try {
      var question = pinyin.writtenOut(SearchWords.normalize(query));
      var words = words(question);
      if (words.isEmpty() || documents.isEmpty() || isOthersBusiness(question, words)) {
        return List.of();
      }
      var nearest = new float[documents.size()];
      if (nearestQuestions(question, words, nearest)) {
        return List.of();
      }
      var scores = texts(question, words, nearest);
      var list = SearchList.of(documents, scores, affinities, topicWords.in(question), topic);
      return hits(list.limit(Math.clamp(size, 1, MAX_SIZE)), words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Word> words(String question) {
    return SearchWords.of(question, synonyms, knownPairs::contains);
  }

  private boolean isOthersBusiness(String question, List<Word> words) {
    return words.stream().noneMatch(Word::subject)
        && synonyms.elsewhere().stream().anyMatch(question::contains);
  }

  /** Fills in the best single question of each document; true where another office's is nearer. */
  private boolean nearestQuestions(String question, List<Word> words, float[] nearest)
      throws IOException {
    var elsewhere = 0f;
    var ours = 0f;
    for (var found : found(SearchQueries.questions(words, SearchPairs.of(question, synonyms)))) {
      var ordinal = ordinals[found.doc];
      if (ordinal == ELSEWHERE) {
        elsewhere = Math.max(elsewhere, found.score);
      } else {
        ours = Math.max(ours, found.score);
        nearest[ordinal] = Math.max(nearest[ordinal], found.score);
      }
    }
    var enough = words.stream().anyMatch(Word::subject) ? CLEARLY_NEARER : 1;
    return elsewhere > ours * enough;
  }

  /** The score of each document: its texts as a whole, and its single question that is nearest. */
  private float[] texts(String question, List<Word> words, float[] nearest) throws IOException {
    var scores = nearest == null ? new float[documents.size()] : nearest.clone();
    var pairs = SearchPairs.of(question, synonyms);
    for (var found : found(SearchQueries.texts(question, words, pairs))) {
      scores[ordinals[found.doc]] += found.score;
    }
    return scores;
  }

  private ScoreDoc[] found(Query query) throws IOException {
    return searcher.search(query, CANDIDATES).scoreDocs;
  }

  private static List<Hit> hits(Stream<SearchList.Line> lines, List<Word> words) {
    var shown = shownWords(words);
    return lines
        .map(
            line ->
                new Hit(
                    line.document().id(),
                    line.document().kind(),
                    line.score(),
                    line.citations(),
                    SearchSnippet.of(line.document().body(), shown)))
        .toList();
  }

  private static Set<String> shownWords(List<Word> words) {
    var shown = new LinkedHashSet<String>();
    for (var word : words) {
      shown.add(word.text());
      shown.addAll(word.alternatives());
    }
    return shown;
  }
}
