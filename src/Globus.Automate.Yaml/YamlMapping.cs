using YamlDotNet.Core;

namespace Globus.Automate.Yaml;

/// <summary>A mapping whose merge keys have been followed.</summary>
/// <param name="begin">Where it begins.</param>
/// <param name="members">The members, in the order of the text.</param>
internal sealed class YamlMapping(Mark begin, IReadOnlyList<YamlMember> members) : YamlValue(begin)
{
    /// <summary>The members, each name once.</summary>
    public IReadOnlyList<YamlMember> Members { get; } = members;
}
