// One program with what a Kubernetes cluster is made of: Kubernetes' own three, etcd, and kwok for the kubelets. They share
// most of their packages, so one costs little more than the first of them alone.
package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"
	"k8s.io/component-base/cli"
	_ "k8s.io/component-base/metrics/prometheus/clientgo"
	_ "k8s.io/component-base/metrics/prometheus/version"
	apiserver "k8s.io/kubernetes/cmd/kube-apiserver/app"
	controllers "k8s.io/kubernetes/cmd/kube-controller-manager/app"
	scheduler "k8s.io/kubernetes/cmd/kube-scheduler/app"
)

var kubernetes = map[string]func() *cobra.Command{
	"kube-apiserver":          apiserver.NewAPIServerCommand,
	"kube-controller-manager": controllers.NewControllerManagerCommand,
	"kube-scheduler":          func() *cobra.Command { return scheduler.NewSchedulerCommand() },
}

var others = map[string]func(args []string) error{
	"etcd":        etcd,
	"kwok":        kwok,
	"kwok-stages": kwokStages,
}

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "hyperkube kube-apiserver|kube-controller-manager|kube-scheduler|etcd|kwok|kwok-stages ...")
		os.Exit(2)
	}
	os.Args = os.Args[1:]
	if command, ok := kubernetes[os.Args[0]]; ok {
		os.Exit(cli.Run(command()))
	}
	other, ok := others[os.Args[0]]
	if !ok {
		fmt.Fprintf(os.Stderr, "hyperkube knows no %s\n", os.Args[0])
		os.Exit(2)
	}
	if err := other(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
