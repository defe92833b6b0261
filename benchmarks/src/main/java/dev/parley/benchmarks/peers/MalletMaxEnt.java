package dev.parley.benchmarks.peers;

import cc.mallet.classify.Classifier;
import cc.mallet.classify.MaxEntTrainer;
import cc.mallet.pipe.CharSequence2TokenSequence;
import cc.mallet.pipe.FeatureSequence2FeatureVector;
import cc.mallet.pipe.Pipe;
import cc.mallet.pipe.SerialPipes;
import cc.mallet.pipe.Target2Label;
import cc.mallet.pipe.TokenSequence2FeatureSequence;
import cc.mallet.pipe.TokenSequenceLowercase;
import cc.mallet.pipe.TokenSequenceNGrams;
import cc.mallet.types.Instance;
import cc.mallet.types.InstanceList;
import dev.parley.data.Example;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** MALLET's maximum entropy classifier behind its pipes. */
final class MalletMaxEnt implements Peer {

  private static final Pattern TOKEN =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}]+|[^\\s\\p{L}\\p{M}\\p{N}]");

  @Override
  public String name() {
    return "mallet";
  }

  @Override
  public String practice() {
    return "2.0.8 MaxEnt: words and signs, lower case, TokenSequenceNGrams 1 and 2, prior variance"
        + " 1";
  }

  @Override
  public void train(List<Example> examples, Path folder) throws IOException {
    Pipe pipe =
        new SerialPipes(
            List.of(
                new Target2Label(),
                new CharSequence2TokenSequence(TOKEN),
                new TokenSequenceLowercase(),
                new TokenSequenceNGrams(new int[] {1, 2}),
                new TokenSequence2FeatureSequence(),
                new FeatureSequence2FeatureVector()));
    InstanceList instances = new InstanceList(pipe);
    for (Example e : examples) {
      instances.addThruPipe(new Instance(e.text(), e.label(), null, null));
    }
    Serialized.write(new MaxEntTrainer().train(instances), folder);
  }

  @Override
  public Labeler load(Path folder) throws IOException, ClassNotFoundException {
    Classifier classifier = Serialized.read(folder, Classifier.class);
    classifier.getAlphabet().stopGrowth();
    return text -> classifier.classify(text).getLabeling().getBestLabel().toString();
  }
}
