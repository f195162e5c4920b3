namespace PensionsAi.TestServers;

/// <summary>What a <see cref="FaultProxy"/> does to its connections.</summary>
public enum Fault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Every piece comes 200 ms late, in both directions.</summary>
    Latency,

    /// <summary>64 bytes at a time, 20 times a second, in both directions.</summary>
    SlowBytes,

    /// <summary>Nothing comes through, and nobody is told; what was sent arrives when it is over, as TCP sends it again.</summary>
    BlackHole,

    /// <summary>What is sent arrives, and no answer comes back until it is over.</summary>
    AnswersHeld,

    /// <summary>Connections are reset, new ones as soon as they are made.</summary>
    Reset,
}
