using PensionsAi.Masking.Model;

namespace PensionsAi.Models.PiiSv;

/// <summary>Gives the trainer the texts and their copies.</summary>
/// <param name="names">The table of words.</param>
/// <param name="augmentation">Makes the copies.</param>
/// <param name="everyday">Own sentences.</param>
/// <param name="settings">Of the training.</param>
internal sealed class NameTraining(NameTable names, Augmentation augmentation, EverydayTexts everyday, TrainerSettings settings)
{
    /// <summary>The file of a model trained on news, prose and notes.</summary>
    public byte[] Train(IEnumerable<LabelledText> sentences, IEnumerable<LabelledText> notes)
    {
        var trainer = new NameTrainer(names, settings);
        var random = new Random(settings.Seed);
        foreach (var sentence in sentences)
        {
            trainer.Add(sentence, forgets: true);
            trainer.Add(Augmentation.Lower(sentence), forgets: true);
            trainer.Add(Augmentation.SentenceStarts(sentence), forgets: true);
            if (random.NextDouble() < 0.25)
                trainer.Add(Augmentation.Upper(sentence), forgets: true);
            if (sentence.Names.Count == 0)
                continue;
            for (var copy = 0; copy < settings.RenamedCopies; copy++)
            {
                var renamed = augmentation.Renamed(sentence, random);
                trainer.Add(renamed, forgets: false);
                trainer.Add(Augmentation.Lower(renamed), forgets: false);
                trainer.Add(Augmentation.SentenceStarts(renamed), forgets: false);
            }
        }

        foreach (var note in notes)
        {
            trainer.Add(note, forgets: true);
            trainer.Add(note, forgets: false);
            trainer.Add(Augmentation.Lower(note), forgets: true);
            trainer.Add(Augmentation.SentenceStarts(note), forgets: true);
            if (random.NextDouble() < 0.2)
                trainer.Add(Augmentation.Upper(note), forgets: true);
            if (note.Names.Count == 0)
                continue;
            for (var copy = 0; copy < 2; copy++)
                trainer.Add(augmentation.Renamed(note, random), forgets: false);
            trainer.Add(Augmentation.Masked(note), forgets: false);
        }

        for (var copy = 0; copy < settings.EverydayCopies; copy++)
        {
            foreach (var text in everyday.Fill(random))
            {
                trainer.Add(text, forgets: copy % 2 == 1);
                trainer.Add(Augmentation.Lower(text), forgets: copy % 2 == 1);
                trainer.Add(Augmentation.SentenceStarts(text), forgets: copy % 2 == 1);
                if (random.NextDouble() < 0.1)
                    trainer.Add(Augmentation.Upper(text), forgets: false);
            }
        }

        return trainer.Train();
    }
}
