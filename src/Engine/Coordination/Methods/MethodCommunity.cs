namespace Tocsin.Engine.Coordination.Methods;

/// <summary>How the kept network is cut into groups.</summary>
public enum MethodCommunity
{
    /// <summary>Connected components.</summary>
    Components,

    /// <summary>Leiden communities of the constant Potts model, every edge counting the same.</summary>
    Leiden,
}
