using System.Numerics;
using PensionsAi.Masking.Domain;
using PensionsAi.Masking.Model;

namespace PensionsAi.Masking.Recognizers;

/// <summary>
/// The features of a word for the model of names, as hashes: the word and its neighbours, their beginnings and endings,
/// letters, what the table knows of them and what they do beside names. The training program uses the same code.
/// </summary>
internal static class NameFeatures
{
    /// <summary>Most features of one word.</summary>
    public const int Most = 64;

    /// <summary>Where no token is: before the text and after it.</summary>
    private static readonly NameToken Edge = new(0, 0, NameTokenKind.LineBreak, LetterCase.Lower, CaseEvidence.None, default, 0x4C494E45, 0, 0, 0, NameRoles.None);

    /// <summary>Writes the features of a token; returns how many.</summary>
    public static int Write(ReadOnlySpan<NameToken> tokens, int index, Span<ulong> features)
    {
        ref readonly var token = ref tokens[index];
        ref readonly var left = ref At(tokens, index - 1);
        ref readonly var left2 = ref At(tokens, index - 2);
        ref readonly var right = ref At(tokens, index + 1);
        ref readonly var right2 = ref At(tokens, index + 2);
        ref readonly var wordBefore = ref WordAt(tokens, index, -1);
        ref readonly var wordAfter = ref WordAt(tokens, index, 1);

        var evidence = Letters(token);
        var (shape, leftShape, rightShape) = (Shape(token), Shape(left), Shape(right));
        var (lists, leftLists, rightLists) = (Lists(token.Entry), Lists(left.Entry), Lists(right.Entry));
        var names = Names(token.Entry);
        var (leftNames, rightNames) = (Pair(Names(left.Entry), Letters(left)), Pair(Names(right.Entry), Letters(right)));
        var withNames = Pair(names, evidence);

        var to = new FeatureList(features);
        to.Add(evidence);
        to.Add(token.Hash);
        to.Add(left.Hash);
        to.Add(right.Hash);
        to.Add(left2.Hash);
        to.Add(right2.Hash);
        to.Add(Pair(left.Hash, token.Hash));
        to.Add(Pair(token.Hash, right.Hash));
        to.Add(Pair(token.Hash, evidence));
        to.Add(token.Prefix >> 16);
        to.Add(Pair(token.Prefix, evidence));
        to.Add(Pair(token.Suffix & 0xFFFF_FFFF, evidence));
        to.Add(Pair(token.Suffix & 0xFFFF_FFFF_FFFF, evidence));
        to.Add(token.Suffix);
        to.Add(shape);
        to.Add(Pair(leftShape, shape));
        to.Add(Pair(shape, rightShape));
        to.Add(Pair(Pair(leftShape, evidence), rightShape));
        to.Add(Pair(Shape(left2), Pair(leftShape, evidence)));
        to.Add(Pair(evidence, Pair(rightShape, Shape(right2))));
        to.Add(lists);
        to.Add(Pair(lists, evidence));
        to.Add(withNames);
        to.Add(leftLists);
        to.Add(rightLists);
        to.Add(Pair(leftLists, evidence));
        to.Add(Pair(rightLists, evidence));
        to.Add(Pair(leftNames, withNames));
        to.Add(Pair(withNames, rightNames));
        to.Add(Pair(leftNames, Pair(withNames, rightNames)));
        to.Add(Pair(Pair(Words(token.Entry), Words(left.Entry)), evidence));
        to.Add(Pair(Pair(Words(token.Entry), Words(right.Entry)), evidence));
        to.Add(Pair(left.Hash, evidence));
        to.Add(Pair(right.Hash, evidence));
        to.Add(Pair(left.Hash, withNames));
        to.Add(Pair(right.Hash, withNames));
        to.Add(Pair(Pair(left2.Hash, left.Hash), evidence));
        to.Add(Pair(Pair(right.Hash, right2.Hash), evidence));
        to.Add(Pair((ulong)left.Roles, evidence));
        to.Add(Pair((ulong)right.Roles, evidence));
        to.Add(Pair((ulong)token.Roles, evidence));
        to.Add(Pair((ulong)left.Roles, withNames));
        to.Add(Pair((ulong)right.Roles, withNames));
        to.Add(Pair((ulong)wordBefore.Roles, withNames));
        to.Add(Pair((ulong)wordAfter.Roles, withNames));
        to.Add(Pair(wordBefore.Hash, evidence));
        to.Add(Pair(wordAfter.Hash, evidence));
        to.Add(Pair(left.Suffix & 0xFFFF_FFFF_FFFF, evidence));
        to.Add(Pair(right.Suffix & 0xFFFF_FFFF_FFFF, evidence));
        // "Jonsson / Kälvesten": what stands on the other side of a sign.
        to.Add(Pair(Pair(left.IsWord ? 0 : left.Hash, Names(wordBefore.Entry)), withNames));
        to.Add(Pair(Pair(right.IsWord ? 0 : right.Hash, Names(wordAfter.Entry)), withNames));
        to.Add((uint)token.Entry.Cluster);
        to.Add(Pair((uint)token.Entry.Cluster, evidence));
        to.Add(Pair((uint)left.Entry.Cluster, withNames));
        to.Add(Pair((uint)right.Entry.Cluster, withNames));
        to.Add(Pair((uint)left.Entry.Cluster, evidence));
        to.Add(Pair((uint)right.Entry.Cluster, evidence));
        to.Add(Pair(Pair((uint)left2.Entry.Cluster, (uint)left.Entry.Cluster), evidence));
        return to.Count;
    }

    private static ref readonly NameToken At(ReadOnlySpan<NameToken> tokens, int index)
    {
        if ((uint)index < (uint)tokens.Length)
            return ref tokens[index];
        return ref Edge;
    }

    // The nearest word within three tokens, past signs: "Anna Öberg (handläggare)".
    private static ref readonly NameToken WordAt(ReadOnlySpan<NameToken> tokens, int index, int step)
    {
        for (var distance = 1; distance <= 3; distance++)
        {
            ref readonly var token = ref At(tokens, index + (distance * step));
            if (token.IsWord)
                return ref token;
        }

        return ref Edge;
    }

    private static ulong Letters(in NameToken token) => (uint)token.Kind | ((uint)token.Case << 4) | ((uint)token.Evidence << 8);

    private static ulong Shape(in NameToken token) => Letters(token) | ((ulong)token.Form << 12) | (token.IsWord ? 0 : token.Hash << 20);

    // Bearers in five steps: more would tell the names of the training texts from others.
    private static ulong Level(int bearers) => bearers switch { 0 => 0, <= 2 => 1, <= 5 => 2, <= 8 => 3, <= 11 => 4, _ => 5 };

    private static ulong Names(NameEntry entry) => Level(entry.FirstName) | (Level(entry.LastName) << 3) | (entry.IsMostlyWord ? 64UL : 0) | (entry.IsPlace ? 128UL : 0);

    private static ulong Words(NameEntry entry) => (uint)entry.WordUse | ((uint)entry.Capitals << 2) | (entry.IsPlace ? 32U : 0);

    private static ulong Lists(NameEntry entry) => Names(entry) | (Words(entry) << 8);

    private static ulong Pair(ulong first, ulong second) => (BitOperations.RotateLeft(first * 0x9E3779B97F4A7C15UL, 29) ^ second) * 0xD6E8FEB86659FD93UL;

    /// <summary>Numbers the features by their place, so that the same value in two places is two features.</summary>
    private ref struct FeatureList(Span<ulong> features)
    {
        private readonly Span<ulong> _features = features;

        public int Count { get; private set; }

        public void Add(ulong value)
        {
            var mixed = (value + ((ulong)(Count + 1) * 0x9E3779B97F4A7C15UL)) * 0xD6E8FEB86659FD93UL;
            mixed ^= mixed >> 32;
            _features[Count++] = mixed * 0x94D049BB133111EBUL;
        }
    }
}
