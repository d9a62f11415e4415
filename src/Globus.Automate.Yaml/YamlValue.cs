using YamlDotNet.Core;

namespace Globus.Automate.Yaml;

/// <summary>A value of a YAML document: a text, a list or a mapping.</summary>
/// <param name="start">Where it begins.</param>
internal abstract class YamlValue(Mark start)
{
    /// <summary>Where it begins.</summary>
    public Mark Start { get; } = start;
}
