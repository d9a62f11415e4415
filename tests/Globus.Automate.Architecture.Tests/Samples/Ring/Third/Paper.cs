using Globus.Automate.Architecture.Tests.Samples.Ring.First;

namespace Globus.Automate.Architecture.Tests.Samples.Ring.Third;

internal sealed record Paper(Rock? Next);
