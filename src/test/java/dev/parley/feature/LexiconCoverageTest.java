package dev.parley.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.CorpusVectors;
import dev.parley.text.DependencyTree;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class LexiconCoverageTest {

  @Test
  void theTrainingTextUsesTheBreadthOfEveryOpenClass() {
    Lexicon lexicon = Lexicon.bundled();
    Map<LexicalClass, Set<String>> words = new EnumMap<>(LexicalClass.class);
    for (DependencyTree tree : CorpusVectors.trees()) {
      for (Cue cue : Cues.in(tree, lexicon).all()) {
        cue.classes()
            .forEach(c -> words.computeIfAbsent(c, k -> new HashSet<>()).add(cue.lemmas(tree)));
      }
    }
    for (LexicalClass c : LexicalClass.values()) {
      if (c.role() != LexicalClass.Role.OPERATOR) {
        int most = c == LexicalClass.ALLOW ? 5 : 10; // ALLOW has hardly more entries
        assertThat(words.get(c)).as(c.name()).hasSizeGreaterThanOrEqualTo(most);
      }
    }
  }
}
