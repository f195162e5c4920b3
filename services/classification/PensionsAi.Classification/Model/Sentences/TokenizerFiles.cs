using System.Text;
using Microsoft.ML.Tokenizers;
using PensionsAi.Inference.Manifests;

namespace PensionsAi.Classification.Model.Sentences;

/// <summary>Makes an encoder's tokenizer of the files that lie beside its network. Which one it is, is told by the files' names.</summary>
internal static class TokenizerFiles
{
    private const string SwedishLetters = "åäö";
    private const string WordPieces = "vocab.txt";
    private const string RobertaPieces = "sentencepiece.bpe.model";
    private const string PlainPieces = "spiece.model";

    // Several tools call every tokenizer by this name, and then the file's own name has to do.
    private const string AnyClass = "PreTrainedTokenizer";

    /// <summary>Reads the tokenizer.</summary>
    /// <exception cref="ModelVerificationException">There is none, or none that is known here.</exception>
    public static SentenceTokenizer Read(VerifiedModel model, EncoderSettings settings)
    {
        var name = model.Manifest.Name;
        var file = new[] { WordPieces, RobertaPieces, PlainPieces }.FirstOrDefault(file => model.Manifest.Files.Any(one => one.Path == file))
            ?? throw new ModelVerificationException($"The manifest of the model {name} names no tokenizer: none of {WordPieces}, {RobertaPieces} and {PlainPieces}.");
        // A tokenizer of another kind may keep a file of the same name and number its tokens otherwise: its vectors would be noise.
        if (settings.TokenizerClass is { } kind && !Kinds(file).Append(AnyClass).Contains(kind.EndsWith("Fast", StringComparison.Ordinal) ? kind[..^4] : kind))
            throw new ModelVerificationException($"The model {name} has a tokenizer {kind}, which is not known.");
        try
        {
            return file switch
            {
                WordPieces => ReadWordPieces(model.ReadFile(file), settings),
                RobertaPieces => ReadRoberta(model.ReadFile(file), settings),
                _ => ReadPlain(model.ReadFile(file), settings),
            };
        }
        catch (Exception exception) when (exception is not ModelVerificationException)
        {
            throw new ModelVerificationException($"The file {file} of the model {name} is not a tokenizer: {exception.Message}");
        }
    }

    private static string[] Kinds(string file) => file switch
    {
        WordPieces => ["BertTokenizer", "DistilBertTokenizer", "ElectraTokenizer"],
        RobertaPieces => ["XLMRobertaTokenizer"],
        _ => ["T5Tokenizer", "AlbertTokenizer"],
    };

    private static SentenceTokenizer ReadWordPieces(byte[] file, EncoderSettings settings)
    {
        var vocabulary = Encoding.UTF8.GetString(file).TrimEnd('\r', '\n').Split('\n');
        // Where nothing is said, a vocabulary with capitals is one of texts with capitals.
        var lowersCase = settings.LowersCase ?? !vocabulary.Any(piece => !piece.StartsWith('[') && piece.Any(char.IsUpper));
        using var stream = new MemoryStream(file, writable: false);
        var pieces = BertTokenizer.Create(stream, new BertOptions
        {
            LowerCaseBeforeTokenization = lowersCase,
            // The tools strip å, ä and ö with the capitals where nothing else is said, but not of what was trained on Swedish.
            RemoveNonSpacingMarks = settings.StripsAccents ?? (lowersCase && !vocabulary.Any(piece => piece.AsSpan().ContainsAny(SwedishLetters))),
            // What a person writes is text, also where she writes "[SEP]".
            SplitOnSpecialTokens = false,
        });
        return new SentenceTokenizer(
            pieces, null, pieces.ClassificationTokenId, pieces.SeparatorTokenId, pieces.PaddingTokenId, vocabulary.Length - 1, settings.MaxTokens);
    }

    // The network's numbers are <s> 0, <pad> 1, </s> 2, <unk> 3 and then the pieces, one above those of the file, where <unk> is 0.
    private static SentenceTokenizer ReadRoberta(byte[] file, EncoderSettings settings)
    {
        var vocabulary = new SentencePieceFile(file);
        var pieces = vocabulary.Open((Number(vocabulary, "<s>"), Number(vocabulary, "</s>")));
        return new SentenceTokenizer(pieces, number => number == pieces.UnknownId ? 3 : number + 1, 0, 2, 1, vocabulary.Count, settings.MaxTokens);
    }

    // ALBERT marks both ends of a text, T5 its end alone.
    private static SentenceTokenizer ReadPlain(byte[] file, EncoderSettings settings)
    {
        var vocabulary = new SentencePieceFile(file);
        var first = vocabulary.Find("[CLS]");
        var last = Number(vocabulary, first is null ? "</s>" : "[SEP]");
        var padding = Number(vocabulary, "<pad>");
        return new SentenceTokenizer(vocabulary.Open((padding, last)), null, first, last, padding, vocabulary.Count - 1, settings.MaxTokens);
    }

    private static int Number(SentencePieceFile vocabulary, string piece) =>
        vocabulary.Find(piece) ?? throw new InvalidDataException($"It has no piece {piece}.");
}
