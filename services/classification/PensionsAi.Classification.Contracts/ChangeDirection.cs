namespace PensionsAi.Classification.Contracts;

/// <summary>Where a share goes.</summary>
public enum ChangeDirection
{
    /// <summary>Up.</summary>
    Rising,

    /// <summary>Down.</summary>
    Falling,
}
