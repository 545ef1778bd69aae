/**
 * The network's own DL4J layers: right where the stock ones are wrong, and fast where they are
 * slow.
 *
 * <p>A layer is a configuration, which DL4J stores as JSON ({@link
 * io.github.voiceemotion.layers.SequenceLayer} and its subclasses), and a {@link
 * io.github.voiceemotion.layers.Kernel}, which computes over plain arrays: a few large matrix
 * products by BLAS and element-wise loops between them. {@link
 * io.github.voiceemotion.layers.KernelLayer} is the bridge from one to the other and the only class
 * here that sees DL4J's arrays while the network runs.
 *
 * <p>Sequences are {@code [batch, time, size]}, frame after frame, in single precision.
 */
package io.github.voiceemotion.layers;
